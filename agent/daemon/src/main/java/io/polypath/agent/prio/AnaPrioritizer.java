package io.polypath.agent.prio;

/**
 * NVMe's asymmetric namespace access: the state of the namespace's group in the controller's log page 0Ch, asked for without the
 * namespaces of each group.
 *
 * <pre>
 *  header         0..7 change count, 8..9 number of groups, 10..15 reserved
 *  each group     0..3 group, 4..7 number of namespaces that follow, 8..15 change count, 16 bits 3..0 state
 *                 32.. namespaces, 4 bytes each
 * </pre>
 *
 * Source: NVM Express Base Specification 2.0, 5.16.1.13.
 */
public final class AnaPrioritizer implements Prioritizer {

    private static final int OPTIMIZED = 50;
    private static final int NON_OPTIMIZED = 10;
    private static final int INACCESSIBLE = 1;
    private static final int PERSISTENT_LOSS = 0;

    private static final int GROUP_COUNT_AT = 8;
    private static final int HEADER_BYTES = 16;
    private static final int NAMESPACE_COUNT_AT = 4;
    private static final int STATE_AT = 16;
    private static final int STATE_MASK = 0xf;
    private static final int GROUP_BYTES = 32;
    private static final int NO_STATE = -1;

    /** A prioritizer without arguments. */
    public AnaPrioritizer() {}

    @Override
    public String keyword() {
        return "ana";
    }

    @Override
    public Need need() {
        return Need.ANA_LOG;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (!facts.hasReply(HEADER_BYTES)) {
            return UNKNOWN;
        }
        return switch (state(facts)) {
            case 0x1 -> OPTIMIZED;
            case 0x2 -> NON_OPTIMIZED;
            case 0x3, 0xf -> INACCESSIBLE;
            case 0x4 -> PERSISTENT_LOSS;
            default -> facts.unreadable(UNKNOWN);
        };
    }

    /** State of the namespace's group: 0 to 15, or {@link #NO_STATE} when the log ends before it. */
    private static int state(PrioFacts facts) {
        int groups = facts.reply.at(GROUP_COUNT_AT) | facts.reply.at(GROUP_COUNT_AT + 1) << 8;
        long at = HEADER_BYTES;
        for (int i = 0; i < groups && facts.anaGroup > 0 && at + GROUP_BYTES <= facts.reply.lengthBytes(); i++) {
            int group = (int) at;
            if (dword(facts, group) == facts.anaGroup) {
                return facts.reply.at(group + STATE_AT) & STATE_MASK;
            }
            at += GROUP_BYTES + Integer.BYTES * dword(facts, group + NAMESPACE_COUNT_AT);
        }
        return NO_STATE;
    }

    private static long dword(PrioFacts facts, int at) {
        return facts.reply.at(at) | facts.reply.at(at + 1) << 8 | facts.reply.at(at + 2) << 16
                | (long) facts.reply.at(at + 3) << 24;
    }
}
