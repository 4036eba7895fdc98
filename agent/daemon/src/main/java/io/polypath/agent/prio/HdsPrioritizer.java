package io.polypath.agent.prio;

/**
 * Hitachi modular arrays: even logical devices belong to even controllers, odd ones to odd. Standard INQUIRY: the logical device as four
 * hexadecimal digits at byte 44, the controller as one decimal digit at byte 49.
 */
public final class HdsPrioritizer implements Prioritizer {

    private static final int LAST_DEVICE_DIGIT_AT = 47;
    private static final int CONTROLLER_AT = 49;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    /** A prioritizer without arguments. */
    public HdsPrioritizer() {}

    @Override
    public String keyword() {
        return "hds";
    }

    @Override
    public Need need() {
        return Need.LONG_INQUIRY;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (!facts.hasReply(CONTROLLER_AT + 1)) {
            return UNKNOWN;
        }
        int controller = digit(facts.reply.at(CONTROLLER_AT), DECIMAL);
        int device = digit(facts.reply.at(LAST_DEVICE_DIGIT_AT), HEXADECIMAL);
        if (controller < 0 || device < 0) {
            return facts.unreadable(UNKNOWN);
        }
        return (controller & 1) == (device & 1) ? 1 : 0;
    }

    /** Value of an ASCII digit, capital letters above nine; -1 for anything else. */
    private static int digit(int character, int radix) {
        boolean ascii = character < 0x80 && !Character.isLowerCase(character);
        return ascii ? Character.digit(character, radix) : -1;
    }
}
