package io.polypath.agent.path;

/** What an ASYMMETRIC ACCESS STATE (SPC-5 6.36, four bits) means for the paths through its port group. */
public final class AccessMeaning {
    public static final int OPTIMIZED = 0x0;
    public static final int NON_OPTIMIZED = 0x1;
    public static final int STANDBY = 0x2;
    public static final int UNAVAILABLE = 0x3;
    public static final int LBA_DEPENDENT = 0x4;
    public static final int OFFLINE = 0xe;
    public static final int TRANSITIONING = 0xf;

    private AccessMeaning() {}

    /** Whether the standard defines that state. */
    public static boolean defined(int accessState) {
        return accessState >= OPTIMIZED && accessState <= LBA_DEPENDENT
                || accessState == OFFLINE
                || accessState == TRANSITIONING;
    }

    /** The state of a path whose group is in {@code accessState}, which must be {@link #defined}. */
    public static PathState pathState(int accessState) {
        Check.that(defined(accessState), "the standard defines the access state", accessState);
        return switch (accessState) {
            case OPTIMIZED, NON_OPTIMIZED, LBA_DEPENDENT -> PathState.UP;
            case STANDBY -> PathState.GHOST;
            case TRANSITIONING -> PathState.PENDING;
            default -> PathState.DOWN;
        };
    }

    /** The reason that goes with {@link #pathState}. */
    public static Reason reason(int accessState) {
        Check.that(defined(accessState), "the standard defines the access state", accessState);
        return switch (accessState) {
            case OPTIMIZED -> Reason.ALUA_OPTIMIZED;
            case NON_OPTIMIZED -> Reason.ALUA_NON_OPTIMIZED;
            case LBA_DEPENDENT -> Reason.ALUA_LBA_DEPENDENT;
            case STANDBY -> Reason.ALUA_STANDBY;
            case UNAVAILABLE -> Reason.ALUA_UNAVAILABLE;
            case OFFLINE -> Reason.ALUA_OFFLINE;
            default -> Reason.ALUA_TRANSITIONING;
        };
    }
}
