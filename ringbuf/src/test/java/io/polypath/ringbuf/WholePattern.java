package io.polypath.ringbuf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Payloads that tell whether they are whole: every word is derived from one number, and no two numbers share a
 * word.
 */
final class WholePattern {
    private WholePattern() {}

    static void fill(MemorySegment payload, long number) {
        for (long offset = 0; offset < payload.byteSize(); offset += Long.BYTES) {
            payload.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, word(number, offset));
        }
    }

    static boolean isWhole(MemorySegment payload, long number) {
        for (long offset = 0; offset < payload.byteSize(); offset += Long.BYTES) {
            if (payload.get(ValueLayout.JAVA_LONG_UNALIGNED, offset) != word(number, offset)) {
                return false;
            }
        }
        return true;
    }

    private static long word(long number, long offset) {
        return (number + 1) * 0x9E37_79B9_7F4A_7C15L + offset;
    }
}
