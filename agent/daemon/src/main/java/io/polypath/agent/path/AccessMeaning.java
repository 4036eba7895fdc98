package io.polypath.agent.path;

import io.polypath.ffm.scsi.AccessState;

/** What the access state of a target port group means for the paths through it. */
public final class AccessMeaning {

    private AccessMeaning() {}

    /**
     * State of such a path; {@link PathState#UNCHECKED} for a value that the standard does not assign: it tells
     * nothing.
     */
    public static PathState pathState(AccessState access) {
        return switch (access) {
            case OPTIMIZED, NON_OPTIMIZED, LBA_DEPENDENT -> PathState.UP;
            case STANDBY -> PathState.GHOST;
            case TRANSITIONING -> PathState.PENDING;
            case UNAVAILABLE, OFFLINE -> PathState.DOWN;
            case RESERVED -> PathState.UNCHECKED;
        };
    }

    /** The reason that goes with {@link #pathState}. */
    public static Reason reason(AccessState access) {
        return switch (access) {
            case OPTIMIZED -> Reason.ALUA_OPTIMIZED;
            case NON_OPTIMIZED -> Reason.ALUA_NON_OPTIMIZED;
            case LBA_DEPENDENT -> Reason.ALUA_LBA_DEPENDENT;
            case STANDBY -> Reason.ALUA_STANDBY;
            case UNAVAILABLE -> Reason.ALUA_UNAVAILABLE;
            case OFFLINE -> Reason.ALUA_OFFLINE;
            case TRANSITIONING -> Reason.ALUA_TRANSITIONING;
            case RESERVED -> Reason.ALUA_STATE_RESERVED;
        };
    }
}
