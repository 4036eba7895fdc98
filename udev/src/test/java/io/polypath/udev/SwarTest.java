package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Word-wise searches against the loop over bytes that they replace. */
class SwarTest {
    /** The values at which word-wise tests go wrong: zero and its neighbours, the equals sign and its, the sign bit. */
    private static final byte[] TRICKY = {0, 1, 2, 0x3C, 0x3D, 0x3E, 0x7F, (byte) 0x80, (byte) 0x81, (byte) 0xFF};

    @Test
    void everyPlaceInEverySmallSegmentIsAnsweredAsByALoop() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[Long.BYTES + random.nextInt(80)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = TRICKY[random.nextInt(TRICKY.length)];
            }
            MemorySegment segment = MemorySegment.ofArray(bytes);
            for (int at = 0; at <= bytes.length; at++) {
                String where = "seed " + seed + " round " + round + " at " + at;
                assertEquals(nuls(bytes, at), Swar.nuls(segment, at), where);
                assertEquals(first(bytes, at, false), Swar.nul(segment, at), where);
                assertEquals(first(bytes, at, true), Swar.nulOrEquals(segment, at), where);
            }
        }
    }

    @Test
    void aWordIsCutBehindItsFirstEqualsSign() {
        for (int place = 0; place < Long.BYTES; place++) {
            byte[] bytes = {'<', 1, 2, 3, 4, 5, '<', '<'};
            byte[] expected = new byte[Long.BYTES];
            System.arraycopy(bytes, 0, expected, 0, place);
            bytes[place] = '=';
            expected[place] = '=';
            assertEquals(word(expected), Swar.throughEquals(word(bytes)), "equals sign at " + place);
            assertEquals(word(expected), Swar.low(word(bytes), place + 1));
        }
        long none = word("ABCDEFGH".getBytes());
        assertEquals(none, Swar.throughEquals(none));
        assertEquals(0, Swar.low(none, 0));
    }

    private static long word(byte[] bytes) {
        return Swar.word(MemorySegment.ofArray(bytes), 0);
    }

    private static long nuls(byte[] bytes, int at) {
        long bits = 0;
        for (int i = 0; i < Swar.BLOCK_BYTES; i++) {
            bits |= at + i >= bytes.length || bytes[at + i] == 0 ? 1L << i : 0;
        }
        return bits;
    }

    private static int first(byte[] bytes, int from, boolean orEquals) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0 && !(orEquals && bytes[at] == '=')) {
            at++;
        }
        return at;
    }
}
