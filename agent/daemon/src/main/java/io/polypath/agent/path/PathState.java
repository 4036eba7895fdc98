package io.polypath.agent.path;

/**
 * State of a path. The numbers, the names of {@code show status} and the texts of the {@code %T} wildcard are those of
 * multipath-tools, which scripts read.
 */
public enum PathState {
    /** The device takes no check command at all. */
    WILD(0, "wild", "undef", KernelIntent.NONE),
    /** No check has come to a conclusion yet. As a verdict: this check learned nothing. */
    UNCHECKED(1, "unchecked", "undef", KernelIntent.NONE),
    DOWN(2, "down", "faulty", KernelIntent.FAIL),
    UP(3, "up", "ready", KernelIntent.REINSTATE),
    /** The device answers but is not configured to be used. */
    SHAKY(4, "shaky", "shaky", KernelIntent.FAIL),
    /** Usable after the array has been told, or has decided, to switch over. */
    GHOST(5, "ghost", "ghost", KernelIntent.REINSTATE),
    /** On its way to another state; always bounded by a deadline. */
    PENDING(6, "pending", "i/o pending", KernelIntent.NONE),
    /** No answer within the check's deadline; acted on as down. */
    TIMEOUT(7, "timeout", "i/o timeout", KernelIntent.FAIL),
    /** The SCSI device is gone from the host, or is about to; acted on as down until the remove event arrives. */
    REMOVED(8, "removed", "undef", KernelIntent.FAIL),
    /** Healthy, but withheld because it failed too often; stays failed. */
    DELAYED(9, "delayed", "delayed", KernelIntent.FAIL),
    /** The target says that there is no such logical unit behind this path. */
    DISCONNECTED(10, "disconnected", "disconnected", KernelIntent.FAIL);

    private static final PathState[] BY_NUMBER = values();

    private final int number;
    private final String statusName;
    private final String checkerText;
    private final KernelIntent kernelIntent;

    PathState(int number, String statusName, String checkerText, KernelIntent kernelIntent) {
        this.number = number;
        this.statusName = statusName;
        this.checkerText = checkerText;
        this.kernelIntent = kernelIntent;
    }

    /**
     * The state with that number.
     *
     * @param number 0 to 10
     */
    public static PathState ofNumber(int number) {
        Check.that(number >= 0 && number < BY_NUMBER.length, "a path state's number is 0 to 10", number);
        return BY_NUMBER[number];
    }

    /** 0 to 10, never renumbered: goes into records and the flight file. */
    public int number() {
        return number;
    }

    /** Name in {@code show status} and in our logs. */
    public String statusName() {
        return statusName;
    }

    /** Text of the {@code %T} wildcard. */
    public String checkerText() {
        return checkerText;
    }

    /** Whether I/O may be sent down such a path. */
    public boolean usable() {
        return this == UP || this == GHOST;
    }

    /** What the kernel should hold of such a path; {@link KernelRule} knows the exception for ghosts. */
    public KernelIntent kernelIntent() {
        return kernelIntent;
    }
}
