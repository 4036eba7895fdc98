package io.polypath.agent.record;

/** How an order ended, in the words of multipath-tools; its clients look for {@code fail} at the beginning. */
public enum DeskOutcome {
    OK("ok\n"),
    FAILED("fail\n"),
    /** There is no such map, or no such path. */
    NOT_FOUND("fail\ndevice not found\n"),
    /** The map, or one of its partitions, is open. */
    IN_USE("fail\nmap or partition in use\n"),
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
}
