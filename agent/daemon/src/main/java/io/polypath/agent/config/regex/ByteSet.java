package io.polypath.agent.config.regex;

/** A set of byte values. Filled by the parser, not changed afterwards. */
final class ByteSet {

    private static final int SIZE = 256;

    private final long[] words = new long[SIZE / Long.SIZE];

    static ByteSet of(int value) {
        ByteSet set = new ByteSet();
        set.add(value);
        return set;
    }

    /** Every byte. */
    static ByteSet all() {
        return new ByteSet().complement();
    }

    void add(int value) {
        words[value >> 6] |= 1L << value;
    }

    /** Adds {@code first} to {@code last}, both included. */
    void addRange(int first, int last) {
        for (int value = first; value <= last; value++) {
            add(value);
        }
    }

    void addAll(ByteSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    /** The bytes that are not in this set. */
    ByteSet complement() {
        ByteSet others = new ByteSet();
        for (int i = 0; i < words.length; i++) {
            others.words[i] = ~words[i];
        }
        return others;
    }

    /** Whether {@code value} is in the set; false above 255. */
    boolean contains(int value) {
        return value < SIZE && (words[value >> 6] & 1L << value) != 0;
    }
}
