package io.polypath.agent.alua;

import io.polypath.ffm.scsi.AccessState;

/** Priorities of access states; the numbers are the incumbent's, which configurations and scripts know. */
public final class AluaPriority {

    private static final int PREFERRED = 80;

    private AluaPriority() {}

    /**
     * Priority of a path through a group.
     *
     * @param preferred the group's PREF bit
     * @param exclusivePreferredBit {@code exclusive_pref_bit}: the bit lifts optimized groups too, so that a preferred
     *     group stands alone even among optimized ones
     * @return 0 to 130
     */
    public static int of(AccessState access, boolean preferred, boolean exclusivePreferredBit) {
        int base = switch (access) {
            case OPTIMIZED -> 50;
            case NON_OPTIMIZED -> 10;
            case LBA_DEPENDENT -> 5;
            case STANDBY -> 1;
            case UNAVAILABLE, OFFLINE, TRANSITIONING, RESERVED -> 0;
        };
        boolean lifted = preferred && (access != AccessState.OPTIMIZED || exclusivePreferredBit);
        return lifted ? base + PREFERRED : base;
    }
}
