package io.polypath.agent.map;

/** What is done to a map whose last path was deleted. */
public enum LastPathAction {
    KEEP("keep", false, Removal.NONE),
    /** {@code fail_if_no_path}; the map is open and stays. */
    STOP_QUEUEING("stop queueing, keep", true, Removal.NONE),
    REMOVE("remove", false, Removal.NOW),
    STOP_QUEUEING_AND_REMOVE("stop queueing, remove", true, Removal.NOW),
    /** With device-mapper's deferred flag. */
    REMOVE_WHEN_CLOSED("remove when closed", false, Removal.DEFERRED),
    STOP_QUEUEING_AND_REMOVE_WHEN_CLOSED("stop queueing, remove when closed", true, Removal.DEFERRED);

    /** Whether the map goes, and when. */
    public enum Removal { NONE, NOW, DEFERRED }

    private final String label;
    private final boolean stopsQueueing;
    private final Removal removal;

    LastPathAction(String label, boolean stopsQueueing, Removal removal) {
        this.label = label;
        this.stopsQueueing = stopsQueueing;
        this.removal = removal;
    }

    /** For logs and documents. */
    public String label() {
        return label;
    }

    /** Whether queueing is switched off first, and stays so: {@link Queueing#disable}. */
    public boolean stopsQueueing() {
        return stopsQueueing;
    }

    public Removal removal() {
        return removal;
    }
}
