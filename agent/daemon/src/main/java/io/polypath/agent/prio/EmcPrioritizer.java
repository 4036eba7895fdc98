package io.polypath.agent.prio;

import io.polypath.agent.path.ReplyBytes;

/**
 * CLARiiON and VNX in passive-not-ready mode: the owning storage processor counts, and a little more if it is the
 * default owner too. Vendor specific page C0h.
 */
public final class EmcPrioritizer implements Prioritizer {

    private static final int PAGE = 0xc0;
    private static final int PAGE_CODE_AT = 1;
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
        ReplyBytes reply = facts.reply;
        if (reply == null || reply.lengthBytes() <= THIS_PROCESSOR_AT || reply.at(PAGE_CODE_AT) != PAGE) {
            return UNKNOWN;
        }
        boolean byDefault = reply.at(DEFAULT_OWNER_AT) == reply.at(THIS_PROCESSOR_AT);
        return reply.at(LUN_STATE_AT) + (byDefault ? DEFAULT_OWNER_BONUS : 0);
    }
}
