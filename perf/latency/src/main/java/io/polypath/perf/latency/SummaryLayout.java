package io.polypath.perf.latency;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The row in which a {@link Summary} is published: one cache line of native-endian longs.
 *
 * <pre>
 *   0        8        16       24       32       40       48       56       64
 *   +--------+--------+--------+--------+--------+--------+--------+--------+
 *   | count  | min ns | p50 ns | p90 ns | p99 ns |p99.9 ns| max ns | end ms |
 *   +--------+--------+--------+--------+--------+--------+--------+--------+
 * </pre>
 *
 * {@code end} is the wall clock in milliseconds since 1970 at which the histogram's interval ended, so that a reader
 * can tell a stale row. A row of zeroes is an empty summary. The row carries no sequence word: the table it stands in
 * does.
 */
public final class SummaryLayout {
    /** Bytes of one row. */
    public static final int SIZE_BYTES = 64;

    static final int COUNT = 0;
    static final int MIN = 8;
    static final int P50 = 16;
    static final int P90 = 24;
    static final int P99 = 32;
    static final int P999 = 40;
    static final int MAX = 48;
    static final int END = 56;

    private SummaryLayout() {}

    static long get(MemorySegment row, long offset, int field) {
        return row.get(ValueLayout.JAVA_LONG, offset + field);
    }

    static void set(MemorySegment row, long offset, int field, long value) {
        row.set(ValueLayout.JAVA_LONG, offset + field, value);
    }
}
