package io.polypath.agent.map;

/** The option {@code flush_on_last_del}: what becomes of a map whose last path was deleted. */
public enum FlushPolicy {
    /** It goes, and I/O that waits fails. */
    ALWAYS("always"),
    /** It goes unless I/O may be waiting in it. */
    UNUSED("unused"),
    /** It goes unless it queues. */
    NEVER("never");

    private final String keyword;

    FlushPolicy(String keyword) {
        this.keyword = keyword;
    }

    /** As in the configuration. */
    public String keyword() {
        return keyword;
    }

    /**
     * Decides. A map that is open and may not be removed later stays: the kernel would refuse.
     *
     * @param open whether somebody other than its partitions has the map open, or one of its partitions
     * @param queues whether the kernel queues I/O without a path
     * @param deferred {@code deferred_remove}: the kernel may remove the map when it is closed
     */
    public LastPathAction decide(boolean open, boolean queues, boolean deferred) {
        boolean keeps = switch (this) {
            case ALWAYS -> false;
            case UNUSED -> queues && open;
            case NEVER -> queues;
        };
        if (keeps) {
            return LastPathAction.KEEP;
        }
        boolean stops = this == ALWAYS && queues;
        if (!open) {
            return stops ? LastPathAction.STOP_QUEUEING_AND_REMOVE : LastPathAction.REMOVE;
        }
        if (deferred) {
            return stops ? LastPathAction.STOP_QUEUEING_AND_REMOVE_WHEN_CLOSED : LastPathAction.REMOVE_WHEN_CLOSED;
        }
        return stops ? LastPathAction.STOP_QUEUEING : LastPathAction.KEEP;
    }
}
