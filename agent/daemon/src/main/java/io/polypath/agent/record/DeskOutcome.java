package io.polypath.agent.record;

/** How an order ended, in the words of multipath-tools; its clients look for {@code fail} at the beginning. */
public enum DeskOutcome {
    OK("ok\n"),
    FAILED("fail\n"),
    /** There is no such map, or no such path. */
    NOT_FOUND("fail\ndevice not found\n"),
    /**
     * The map, or one of its partitions, is open. Without the words that 0.14 adds: {@code multipath -f} of older versions takes any
     * answer but {@code fail} alone for success, and whoever called it would go on to delete devices that are in use.
     */
    IN_USE("fail\n"),
    /** It took longer than a client waits. */
    TIMED_OUT("fail\ntimeout\n"),
    /** Only root may. */
    FORBIDDEN("fail\npermission deny: need to be root\n");

    private final String text;

    DeskOutcome(String text) {
        this.text = text;
    }

    /** The answer when there is nothing else to say. */
    public String text() {
        return text;
    }

    /**
     * The same for a client that may be of multipath-tools 0.9: its exit status tells a failure only when the answer is {@code fail}
     * and nothing else, which is what its own daemon says of a device that is not there.
     */
    public String text(boolean older) {
        return older && this == NOT_FOUND ? FAILED.text : text;
    }
}
