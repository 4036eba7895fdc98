package io.polypath.agent.path;

/**
 * Which unit attentions mean that something has to be read again. One that is left pending on a surviving path costs the kernel's
 * failover two seconds, so all of them are drained by the check's retry, also those that call for nothing.
 */
final class UnitAttention {

    private static final int ASC_RESET = 0x29;
    private static final int POWER_ON_OR_RESET = 0x2900;
    private static final int POWER_ON = 0x2901;
    private static final int NEXUS_LOSS = 0x2907;
    private static final int ALUA_CHANGED = 0x2a06;
    private static final int ALUA_TRANSITION_FAILED = 0x2a07;
    private static final int CAPACITY_CHANGED = 0x2a09;
    private static final int INQUIRY_CHANGED = 0x3f03;
    private static final int IDENTIFIER_CHANGED = 0x3f05;
    private static final int LUNS_CHANGED = 0x3f0e;

    private UnitAttention() {}

    /** The reason for a unit attention. {@code code} is asc shifted left by eight, or ascq. */
    static Reason reason(int code) {
        if (code >> 8 == ASC_RESET) {
            return Reason.UA_RESET;
        }
        return switch (code) {
            case ALUA_CHANGED -> Reason.UA_ALUA_CHANGED;
            case ALUA_TRANSITION_FAILED -> Reason.UA_ALUA_TRANSITION_FAILED;
            case CAPACITY_CHANGED -> Reason.UA_CAPACITY_CHANGED;
            case INQUIRY_CHANGED, IDENTIFIER_CHANGED -> Reason.UA_INQUIRY_CHANGED;
            case LUNS_CHANGED -> Reason.UA_LUNS_CHANGED;
            default -> Reason.UNIT_ATTENTION;
        };
    }

    /**
     * Adds the re-reads that a unit attention calls for. A changed LUN list can mean that this LUN leads elsewhere now; an array that
     * was switched off, or a nexus that was lost, can come back as something else. Every reset ends a transition.
     */
    static void follow(int code, Verdict out) {
        switch (code) {
            case ALUA_CHANGED, ALUA_TRANSITION_FAILED -> out.follow(Verdict.REREAD_ALUA);
            case CAPACITY_CHANGED -> out.follow(Verdict.REREAD_CAPACITY);
            case INQUIRY_CHANGED, IDENTIFIER_CHANGED -> out.follow(Verdict.REREAD_IDENTITY);
            case LUNS_CHANGED -> out.follow(Verdict.RESCAN_TARGET | Verdict.REREAD_IDENTITY);
            case POWER_ON_OR_RESET, POWER_ON, NEXUS_LOSS -> out.follow(Verdict.REREAD_ALUA | Verdict.REREAD_IDENTITY);
            default -> {
                if (code >> 8 == ASC_RESET) {
                    out.follow(Verdict.REREAD_ALUA);
                }
            }
        }
    }
}
