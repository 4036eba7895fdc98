package io.polypath.agent.path;

import java.util.Arrays;

/** A reply for tests. */
public record Bytes(int... values) implements ReplyBytes {

    /** Zeros. */
    public static Bytes zeros(int length) {
        return new Bytes(new int[length]);
    }

    /** The same with other bytes from an offset on. */
    public Bytes with(int offset, int... others) {
        int[] changed = values.clone();
        System.arraycopy(others, 0, changed, offset, others.length);
        return new Bytes(changed);
    }

    /** The same, cut off. */
    public Bytes first(int length) {
        return new Bytes(Arrays.copyOf(values, length));
    }

    @Override
    public int lengthBytes() {
        return values.length;
    }

    @Override
    public int at(int offset) {
        return values[offset];
    }
}
