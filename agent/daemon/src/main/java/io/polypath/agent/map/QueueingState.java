package io.polypath.agent.map;

/** What becomes of a map's I/O while it has no usable path. */
public enum QueueingState {
    /** Nobody said; the kernel's flag stays as it is. */
    UNMANAGED("unmanaged", KernelMessage.NONE),
    /** I/O fails at once. */
    FAILING("failing", KernelMessage.FAIL_IF_NO_PATH),
    /** I/O waits, or would. */
    QUEUEING("queueing", KernelMessage.QUEUE_IF_NO_PATH),
    /** No path is usable; I/O waits until the deadline. */
    COUNTDOWN("countdown", KernelMessage.QUEUE_IF_NO_PATH),
    /** The deadline is over; I/O fails until a path returns. */
    EXPIRED("expired", KernelMessage.FAIL_IF_NO_PATH),
    /** An operator switched queueing off. */
    DISABLED("disabled", KernelMessage.FAIL_IF_NO_PATH);

    private final String word;
    private final KernelMessage message;

    QueueingState(String word, KernelMessage message) {
        this.word = word;
        this.message = message;
    }

    /** For logs and documents. */
    public String word() {
        return word;
    }

    /** The message that makes the kernel act so; {@link KernelMessage#NONE} when either way is right. */
    public KernelMessage message() {
        return message;
    }
}
