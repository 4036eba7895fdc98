package io.polypath.agent.prio;

import io.polypath.agent.path.ClariionVerdict;

/**
 * CLARiiON and VNX: the owning storage processor counts, and a little more if it is the default owner too. Vendor specific page C0h; a
 * path that is not set up for failover, or not in normal operation, has no priority.
 */
public final class EmcPrioritizer implements Prioritizer {

    private static final int LUN_STATE_AT = 4;
    private static final int DEFAULT_OWNER_AT = 5;
    private static final int THIS_PROCESSOR_AT = 8;
    private static final int DEFAULT_OWNER_BONUS = 2;

    /** A prioritizer without arguments. */
    public EmcPrioritizer() {}

    @Override
    public String keyword() {
        return "emc";
    }

    @Override
    public Need need() {
        return Need.VPD_C0;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (!facts.hasReply(ClariionVerdict.LEAST_BYTES)) {
            return UNKNOWN;
        }
        if (!ClariionVerdict.normal(facts.reply)) {
            return facts.unreadable(UNKNOWN);
        }
        boolean byDefault = facts.reply.at(DEFAULT_OWNER_AT) == facts.reply.at(THIS_PROCESSOR_AT);
        return facts.reply.at(LUN_STATE_AT) + (byDefault ? DEFAULT_OWNER_BONUS : 0);
    }
}
