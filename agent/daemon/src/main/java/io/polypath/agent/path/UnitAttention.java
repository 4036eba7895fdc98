package io.polypath.agent.path;

import io.polypath.ffm.scsi.SenseCode;

/**
 * Which unit attentions mean that something has to be read again. One that is left pending on a surviving path costs
 * the kernel's failover two seconds, so all of them are drained by the check's retry, also those that call for nothing.
 */
public final class UnitAttention {

    /** Any power on, reset or nexus loss: asc 29h, whatever the qualifier. */
    private static final int RESET_KIND = SenseCode.POWER_ON_OR_RESET >> 8;

    private static final int POWER_ON = 0x06_29_01;
    private static final int IDENTIFIER_CHANGED = 0x06_3F_05;

    private UnitAttention() {}

    /** The reason for a unit attention; {@code triple} is {@code 0x06AAQQ}. */
    static Reason reason(int triple) {
        if (triple >> 8 == RESET_KIND) {
            return Reason.UA_RESET;
        }
        return switch (triple) {
            case SenseCode.ACCESS_STATE_CHANGED -> Reason.UA_ALUA_CHANGED;
            case SenseCode.IMPLICIT_TRANSITION_FAILED -> Reason.UA_ALUA_TRANSITION_FAILED;
            case SenseCode.CAPACITY_CHANGED -> Reason.UA_CAPACITY_CHANGED;
            case SenseCode.INQUIRY_DATA_CHANGED, IDENTIFIER_CHANGED -> Reason.UA_INQUIRY_CHANGED;
            case SenseCode.REPORTED_LUNS_CHANGED -> Reason.UA_LUNS_CHANGED;
            default -> Reason.UNIT_ATTENTION;
        };
    }

    /**
     * The re-reads that a unit attention calls for, as bits of {@link Verdict}. A changed LUN list can mean that this
     * LUN leads elsewhere now; an array that was switched off, or a nexus that was lost, can come back as something
     * else; every reset ends a transition.
     */
    public static int followUps(int triple) {
        return switch (triple) {
            case SenseCode.ACCESS_STATE_CHANGED, SenseCode.IMPLICIT_TRANSITION_FAILED -> Verdict.REREAD_ALUA;
            case SenseCode.CAPACITY_CHANGED -> Verdict.REREAD_CAPACITY;
            case SenseCode.INQUIRY_DATA_CHANGED, IDENTIFIER_CHANGED -> Verdict.REREAD_IDENTITY;
            case SenseCode.REPORTED_LUNS_CHANGED -> Verdict.RESCAN_TARGET | Verdict.REREAD_IDENTITY;
            case SenseCode.POWER_ON_OR_RESET, POWER_ON, SenseCode.NEXUS_LOSS ->
                Verdict.REREAD_ALUA | Verdict.REREAD_IDENTITY;
            default -> triple >> 8 == RESET_KIND ? Verdict.REREAD_ALUA : 0;
        };
    }
}
