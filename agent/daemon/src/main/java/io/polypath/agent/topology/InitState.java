package io.polypath.agent.topology;

/** How far the discovery of a path has come. Texts are the incumbent's ({@code %I}). */
public enum InitState {
    /** Found, nothing asked yet. */
    NEW("new"),
    /** It could not be opened when it was found, and it is not known who it is. */
    FAILED("failed"),
    /** Its identity is to come from udev, which has not spoken yet. */
    MISSING_UDEV("udev-missing"),
    /** udev was asked to look at it again. */
    REQUESTED_UDEV("udev-requested"),
    /** Identified. */
    OK("ok"),
    /** Gone; the row waits for its commands to come home. */
    REMOVED("removed"),
    /** Known from a map's table only. */
    PARTIAL("partial");

    private final String text;

    InitState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
