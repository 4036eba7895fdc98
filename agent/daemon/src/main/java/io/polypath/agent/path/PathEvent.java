package io.polypath.agent.path;

/** What can happen to a path's state machine. */
public enum PathEvent {
    CHECK_WILD("check: no SCSI device"),
    CHECK_UNCHECKED("check: nothing learned"),
    CHECK_DOWN("check: down"),
    CHECK_UP("check: up"),
    CHECK_SHAKY("check: shaky"),
    CHECK_GHOST("check: ghost"),
    CHECK_PENDING("check: pending"),
    CHECK_TIMEOUT("check: timeout"),
    CHECK_REMOVED("check: device gone"),
    CHECK_DISCONNECTED("check: disconnected"),
    /** The path stayed pending past its deadline. */
    PENDING_OVERDUE("pending for too long"),
    /** The kernel reports that its multipath target failed the path. */
    KERNEL_FAILED("kernel failed the path"),
    /** The path proved good but fails too often: withhold it. */
    HOLD_BACK("withhold"),
    /** The time of withholding is over. */
    RELEASE("no longer withheld"),
    OPERATOR_FAIL("operator: fail"),
    OPERATOR_REINSTATE("operator: reinstate"),
    /** The remove event arrived. */
    DEVICE_REMOVED("device removed"),
    /** Another logical unit answers on the path. */
    IDENTITY_CHANGED("identity changed");

    private final String label;

    PathEvent(String label) {
        this.label = label;
    }

    /** The event that a check's conclusion is. */
    static PathEvent of(PathState concluded) {
        return switch (concluded) {
            case WILD -> CHECK_WILD;
            case UNCHECKED -> CHECK_UNCHECKED;
            case DOWN -> CHECK_DOWN;
            case UP -> CHECK_UP;
            case SHAKY -> CHECK_SHAKY;
            case GHOST -> CHECK_GHOST;
            case PENDING -> CHECK_PENDING;
            case TIMEOUT -> CHECK_TIMEOUT;
            case REMOVED -> CHECK_REMOVED;
            case DISCONNECTED -> CHECK_DISCONNECTED;
            case DELAYED -> throw new AssertionError("no check concludes that a path is withheld");
        };
    }

    /** How the documentation names the event. */
    public String label() {
        return label;
    }
}
