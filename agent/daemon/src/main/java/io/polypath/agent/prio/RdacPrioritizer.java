package io.polypath.agent.prio;

import io.polypath.agent.path.ReplyBytes;

/**
 * LSI and NetApp E-Series controllers in RDAC mode: ownership, preference and ioship add up. Vendor specific page C9h; without it 0.
 */
public final class RdacPrioritizer implements Prioritizer {

    private static final int PAGE = 0xc9;
    private static final int PAGE_CODE_AT = 1;
    private static final int PAGE_LENGTH_AT = 3;
    private static final int PAGE_LENGTH = 0x2c;
    private static final int PAGE_IDENTIFIER_AT = 4;
    private static final String PAGE_IDENTIFIER = "vac";
    private static final int OWNERSHIP_AT = 8;
    private static final int OWNED_BIT = 0x01;
    private static final int IOSHIP_BIT = 0x20;
    private static final int PREFERENCE_AT = 9;
    private static final int PREFERENCE_BITS = 0x0f;
    private static final int PREFERRED = 1;
    private static final int SECONDARY = 2;
    private static final int NO_PREFERENCE = 0;

    /** A prioritizer without arguments. */
    public RdacPrioritizer() {}

    @Override
    public String keyword() {
        return "rdac";
    }

    @Override
    public Need need() {
        return Need.VPD_C9;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (!facts.hasReply(PREFERENCE_AT + 1)) {
            return NO_PREFERENCE;
        }
        ReplyBytes reply = facts.reply;
        if (reply.at(PAGE_CODE_AT) != PAGE || reply.at(PAGE_LENGTH_AT) != PAGE_LENGTH
                || !facts.says(PAGE_IDENTIFIER_AT, PAGE_IDENTIFIER)) {
            return facts.unreadable(NO_PREFERENCE);
        }
        int ownership = reply.at(OWNERSHIP_AT);
        int owned = (ownership & OWNED_BIT) != 0 ? 2 : 0;
        int ioship = (ownership & IOSHIP_BIT) != 0 ? 8 : 0;
        int preference = switch (reply.at(PREFERENCE_AT) & PREFERENCE_BITS) {
            case PREFERRED -> 4;
            case SECONDARY -> 1;
            default -> 0;
        };
        return owned | ioship | preference;
    }
}
