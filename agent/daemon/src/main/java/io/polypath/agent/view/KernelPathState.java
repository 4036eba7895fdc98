package io.polypath.agent.view;

/** What device-mapper holds of a path (dm-mpath.c, STATUSTYPE_INFO). */
public enum KernelPathState {
    /** The status has not been read since the path joined the map. */
    UNKNOWN("undef"),
    ACTIVE("active"),
    FAILED("failed");

    private final String word;

    KernelPathState(String word) {
        this.word = word;
    }

    /** As in {@code show paths}. */
    public String word() {
        return word;
    }
}
