package io.polypath.perf.latency;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The memory of a {@link PathHistogram}: native-endian, aligned to 8 bytes.
 *
 * <pre>
 *   0        8        16                                             1752
 *   +--------+--------+------+------+---------------------+------+
 *   | min ns | max ns |  c0  |  c1  |         ...         | c433 |   c: 32-bit counts
 *   +--------+--------+------+------+---------------------+------+
 *                      &lt; 1 us  {@link LogLinearBuckets}         &gt;= 137 s
 * </pre>
 *
 * Zeroes are an empty histogram.
 */
public final class PathHistogramLayout {
    private static final int MIN = 0;
    private static final int MAX = 8;
    private static final int COUNTS = 16;

    /** Bytes of one histogram. */
    public static final int SIZE_BYTES = COUNTS + LogLinearBuckets.COUNT * Integer.BYTES;

    private PathHistogramLayout() {}

    static long minNs(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_LONG, offset + MIN);
    }

    static void minNs(MemorySegment memory, long offset, long ns) {
        memory.set(ValueLayout.JAVA_LONG, offset + MIN, ns);
    }

    static long maxNs(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_LONG, offset + MAX);
    }

    static void maxNs(MemorySegment memory, long offset, long ns) {
        memory.set(ValueLayout.JAVA_LONG, offset + MAX, ns);
    }

    static int count(MemorySegment memory, long offset, int bucket) {
        return memory.get(ValueLayout.JAVA_INT, offset + COUNTS + (long) bucket * Integer.BYTES);
    }

    static void count(MemorySegment memory, long offset, int bucket, int count) {
        memory.set(ValueLayout.JAVA_INT, offset + COUNTS + (long) bucket * Integer.BYTES, count);
    }

    /** Zeroes the whole histogram, without the slice object that {@link MemorySegment#fill} would need. */
    static void clear(MemorySegment memory, long offset) {
        for (long at = offset; at < offset + SIZE_BYTES; at += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, at, 0);
        }
    }

    /**
     * @throws IllegalArgumentException where the place is not aligned to 8 bytes
     * @throws IndexOutOfBoundsException where it does not lie within the memory
     */
    static void validate(MemorySegment memory, long offset) {
        long end = offset + SIZE_BYTES;
        if (offset < 0 || end > memory.byteSize()) {
            throw new IndexOutOfBoundsException("bytes " + offset + " to " + end + " of " + memory.byteSize());
        }
        if (memory.maxByteAlignment() < Long.BYTES || offset % Long.BYTES != 0) {
            throw new IllegalArgumentException("offset " + offset + " is not aligned to 8 bytes");
        }
    }
}
