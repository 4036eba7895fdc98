package io.polypath.udev;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time. Words are read little-endian on every machine, so that the lowest byte is the first one.
 *
 * <p>There are two zero tests. {@link #zeros} is exact. {@link #firstZero} is shorter, but marks also a 0x01 byte that
 * follows a zero byte: only its lowest mark means anything.
 */
final class Swar {
    /** What {@link #nuls} looks at. */
    static final int BLOCK_BYTES = 4 * Long.BYTES;

    private static final long EQUALS_SIGNS = 0x3D3D3D3D3D3D3D3DL;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private Swar() {}

    /** Bit 7 of each zero byte of {@code word}. Exact: no mark depends on a neighbour. */
    private static long zeros(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    /** Bit 7 of the first zero byte of {@code word}, perhaps with marks above it; 0 when there is none. */
    private static long firstZero(long word) {
        return word - ONES & ~word & HIGH_BITS;
    }

    /**
     * Which of the {@value #BLOCK_BYTES} bytes at {@code at} are NUL: bit 0 stands for the first byte. Bytes behind the
     * segment's end count as NUL. Four words at once, because the checks of neighbouring reads cost only once.
     */
    static long nuls(MemorySegment segment, int at) {
        if (at > segment.byteSize() - BLOCK_BYTES) {
            return nulsNearTheEnd(segment, at);
        }
        return zeroBits(segment.get(WORD, at))
                | zeroBits(segment.get(WORD, at + 8)) << 8
                | zeroBits(segment.get(WORD, at + 16)) << 16
                | zeroBits(segment.get(WORD, at + 24)) << 24;
    }

    private static long nulsNearTheEnd(MemorySegment segment, int at) {
        long bits = 0;
        for (int word = 0; word < BLOCK_BYTES / Long.BYTES; word++) {
            bits |= zeroBits(word(segment, at + word * Long.BYTES)) << word * Byte.SIZE;
        }
        return bits;
    }

    /** One bit for each zero byte of {@code word}: the multiplication moves the lowest bits of its bytes side by side. */
    private static long zeroBits(long word) {
        return (zeros(word) >>> 7) * 0x0002040810204081L >>> 49 & 0xFF;
    }

    /** The index (0 to 7) of the lowest mark. */
    private static int index(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * The eight bytes at {@code at}. Bytes behind the segment's end read as zero. The segment has at least eight bytes.
     */
    static long word(MemorySegment segment, int at) {
        long beyond = at + Long.BYTES - segment.byteSize();
        if (beyond <= 0) {
            return segment.get(WORD, at);
        }
        return beyond >= Long.BYTES ? 0 : segment.get(WORD, at - beyond) >>> (beyond << 3);
    }

    /** The place of the first NUL at or after {@code from}; the segment's end counts as one. */
    static int nul(MemorySegment segment, int from) {
        int at = from;
        long marks = firstZero(word(segment, at));
        while (marks == 0) {
            at += Long.BYTES;
            marks = firstZero(word(segment, at));
        }
        return at + index(marks);
    }

    /** The place of the first NUL or equals sign at or after {@code from}; the same bound as {@link #nul}. */
    static int nulOrEquals(MemorySegment segment, int from) {
        int at = from;
        long marks = nulOrEqualsMarks(word(segment, at));
        while (marks == 0) {
            at += Long.BYTES;
            marks = nulOrEqualsMarks(word(segment, at));
        }
        return at + index(marks);
    }

    private static long nulOrEqualsMarks(long word) {
        return firstZero(word) | firstZero(word ^ EQUALS_SIGNS);
    }

    /**
     * The bytes of {@code word} up to and with its first equals sign, the others zero; all of it when there is none.
     */
    static long throughEquals(long word) {
        long marks = firstZero(word ^ EQUALS_SIGNS);
        return word & (marks ^ marks - 1);
    }

    /** The lowest {@code bytes} (0 to 8) bytes of {@code word}, the others zero. */
    static long low(long word, int bytes) {
        return bytes >= Long.BYTES ? word : word & ~(-1L << (bytes << 3));
    }
}
