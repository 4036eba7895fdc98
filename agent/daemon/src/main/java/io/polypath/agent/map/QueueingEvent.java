package io.polypath.agent.map;

/** What can happen to a map's queueing. */
public enum QueueingEvent {
    ADOPTED("map created or adopted"),
    POLICY_SET("no_path_retry set"),
    PATH_USABLE("first path usable"),
    NO_PATH_USABLE("last usable path gone"),
    DEADLINE_PASSED("deadline passed"),
    OPERATOR_DISABLE("operator: disablequeueing"),
    OPERATOR_RESTORE("operator: restorequeueing"),
    PATHS_SET_UP("paths set up again");

    private final String label;

    QueueingEvent(String label) {
        this.label = label;
    }

    /** For logs and documents. */
    public String label() {
        return label;
    }
}
