package io.polypath.agent.path;

/** The identifier of the logical unit that a CLARiiON path first showed (page C0h, 16 bytes). Owner lane only. */
public final class ClariionUnit {

    private static final int HALF_BYTES = 8;

    private boolean known;
    private long high;
    private long low;

    /** Of a path that has shown none. */
    public ClariionUnit() {}

    /** Whether the reply names the unit that was seen first; the first one asked about is that unit. */
    boolean isSame(ReplyBytes reply, int at) {
        long first = number(reply, at);
        long second = number(reply, at + HALF_BYTES);
        if (!known) {
            known = true;
            high = first;
            low = second;
        }
        return high == first && low == second;
    }

    private static long number(ReplyBytes reply, int at) {
        long value = 0;
        for (int i = 0; i < HALF_BYTES; i++) {
            value = value << 8 | reply.at(at + i);
        }
        return value;
    }
}
