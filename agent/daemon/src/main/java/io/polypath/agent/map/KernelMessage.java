package io.polypath.agent.map;

/** What a queueing decision tells the kernel's multipath target. */
public enum KernelMessage {
    NONE(""),
    QUEUE_IF_NO_PATH("queue_if_no_path"),
    FAIL_IF_NO_PATH("fail_if_no_path");

    private final String text;

    KernelMessage(String text) {
        this.text = text;
    }

    /** The message's text; empty for none. */
    public String text() {
        return text;
    }
}
