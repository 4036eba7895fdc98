package io.polypath.agent.path;

/** Whether a path is condemned to be purged; every answer but the first says why it is kept. */
public enum PurgeDecision {
    CONDEMNED("the target denied the logical unit again and again"),
    KEPT_NOT_ENABLED("purge_disconnected is off"),
    KEPT_OTHER_GENERATION("the verdicts are about an earlier device in this place"),
    KEPT_HELD("an operator failed the path, or its device is already going"),
    KEPT_NOT_DISCONNECTED("the path is not disconnected"),
    KEPT_IDENTITY_IN_DOUBT("it is not certain which logical unit the path led to"),
    KEPT_TICKET_OPEN("a purge of this path is already under way"),
    KEPT_TOO_FEW_VERDICTS("the target has not denied the logical unit often enough"),
    KEPT_HOLD_DOWN("the target has not denied the logical unit for long enough"),
    KEPT_LAST_PATH("it is the last path of a map that is in use, and is kept longer");

    private final String text;

    PurgeDecision(String text) {
        this.text = text;
    }

    /** A sentence for people, to be put after "condemned because" or "kept because". */
    public String text() {
        return text;
    }
}
