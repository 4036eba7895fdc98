package io.polypath.udev;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Recognises the {@link UeventKey} at the start of a property, without looking for the equals sign first. The first
 * eight bytes, or fewer when they hold the equals sign, select the candidates by a perfect hash; a candidate's key and
 * its equals sign are then compared eight bytes at a time. Immutable.
 */
final class KeyTable {
    /** In the place of an ordinal: the property has none of the keys. */
    static final int OTHER = UeventKey.ALL.length;

    private static final int SLOT_BITS = 8;
    private static final int MAX_TRIES = 100_000;
    private static final int WORDS = 5;

    /** Bytes of a key and its equals sign; 0 for OTHER. */
    private static final int[] LENGTHS = new int[OTHER + 1];
    /** WORDS words for each key: the key and its equals sign, then zeros. */
    private static final long[] KEY_WORDS = new long[OTHER * WORDS];
    /** The next candidate with the same first word. */
    private static final int[] NEXT = new int[OTHER];
    /** For each hash the first candidate, and the first word that all its candidates have. */
    private static final int[] SLOTS = new int[1 << SLOT_BITS];
    private static final long[] SLOT_WORDS = new long[1 << SLOT_BITS];
    private static final long MULTIPLIER;

    static {
        if (OTHER >= Long.SIZE) {
            throw new ExceptionInInitializerError("more keys than the bits of a long, which tell what an event has");
        }
        for (UeventKey key : UeventKey.ALL) {
            byte[] bytes = key.bytes();
            LENGTHS[key.ordinal()] = bytes.length + 1;
            ByteBuffer padded = ByteBuffer.allocate(WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            padded.put(bytes).put((byte) '=').rewind().asLongBuffer().get(KEY_WORDS, key.ordinal() * WORDS, WORDS);
        }
        long multiplier = 0x9E3779B97F4A7C15L;
        for (int tries = 0; !fill(multiplier); tries++) {
            if (tries == MAX_TRIES) {
                throw new ExceptionInInitializerError("no perfect hash for the uevent keys");
            }
            multiplier += 2;
        }
        MULTIPLIER = multiplier;
    }

    private KeyTable() {}

    private static boolean fill(long multiplier) {
        Arrays.fill(SLOTS, OTHER);
        Arrays.fill(SLOT_WORDS, 0);
        for (int key = 0; key < OTHER; key++) {
            long first = KEY_WORDS[key * WORDS];
            int slot = slot(first, multiplier);
            if (SLOTS[slot] != OTHER && SLOT_WORDS[slot] != first) {
                return false;
            }
            NEXT[key] = SLOTS[slot];
            SLOTS[slot] = key;
            SLOT_WORDS[slot] = first;
        }
        return true;
    }

    private static int slot(long firstWord, long multiplier) {
        return (int) (firstWord * multiplier >>> Long.SIZE - SLOT_BITS);
    }

    /** The ordinal of the key that the property at {@code at} begins with, or {@link #OTHER}. */
    static int find(MemorySegment segment, int at) {
        long first = Swar.throughEquals(Swar.word(segment, at));
        int slot = slot(first, MULTIPLIER);
        int key = SLOT_WORDS[slot] == first ? SLOTS[slot] : OTHER;
        return LENGTHS[key] <= Long.BYTES ? key : findLong(segment, at, key);
    }

    /** Bytes from the start of a property with this key to its value; 0 for OTHER. */
    static int valueOffset(int key) {
        return LENGTHS[key];
    }

    private static int findLong(MemorySegment segment, int at, int candidate) {
        int key = candidate;
        while (key != OTHER && !restMatches(segment, at, key)) {
            key = NEXT[key];
        }
        return key;
    }

    private static boolean restMatches(MemorySegment segment, int at, int key) {
        int length = LENGTHS[key];
        for (int done = Long.BYTES, word = key * WORDS + 1; done < length; done += Long.BYTES, word++) {
            if (Swar.low(Swar.word(segment, at + done), length - done) != KEY_WORDS[word]) {
                return false;
            }
        }
        return true;
    }
}
