package io.polypath.perf.latency;

import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;

/**
 * A histogram in eight numbers: what one process publishes in a mapped row ({@link SummaryLayout}) and another shows.
 *
 * <p>The daemon publishes two rows per stage, the last interval and the total since its start: the first says what is
 * wrong now, the second what is usual here.
 *
 * @param count number of values; where it is 0, so are all the latencies
 * @param minNs shortest value
 * @param p50Ns median: the largest value that the histogram cannot tell from it, as all percentiles
 * @param endMillis wall clock at the end of the measured interval, milliseconds since 1970
 */
public record Summary(
        long count, long minNs, long p50Ns, long p90Ns, long p99Ns, long p999Ns, long maxNs, long endMillis) {

    /** Writes the histogram's numbers into a row, at an offset that is aligned to 8 bytes. Allocates nothing. */
    public static void fill(Histogram histogram, MemorySegment row, long offset) {
        boolean empty = histogram.getTotalCount() == 0;
        SummaryLayout.set(row, offset, SummaryLayout.COUNT, histogram.getTotalCount());
        SummaryLayout.set(row, offset, SummaryLayout.MIN, empty ? 0 : histogram.getMinValue());
        SummaryLayout.set(row, offset, SummaryLayout.P50, histogram.getValueAtPercentile(50));
        SummaryLayout.set(row, offset, SummaryLayout.P90, histogram.getValueAtPercentile(90));
        SummaryLayout.set(row, offset, SummaryLayout.P99, histogram.getValueAtPercentile(99));
        SummaryLayout.set(row, offset, SummaryLayout.P999, histogram.getValueAtPercentile(99.9));
        SummaryLayout.set(row, offset, SummaryLayout.MAX, histogram.getMaxValue());
        SummaryLayout.set(row, offset, SummaryLayout.END, histogram.getEndTimeStamp());
    }

    /** Reads a row, in any process. */
    public static Summary read(MemorySegment row, long offset) {
        return new Summary(
                SummaryLayout.get(row, offset, SummaryLayout.COUNT),
                SummaryLayout.get(row, offset, SummaryLayout.MIN),
                SummaryLayout.get(row, offset, SummaryLayout.P50),
                SummaryLayout.get(row, offset, SummaryLayout.P90),
                SummaryLayout.get(row, offset, SummaryLayout.P99),
                SummaryLayout.get(row, offset, SummaryLayout.P999),
                SummaryLayout.get(row, offset, SummaryLayout.MAX),
                SummaryLayout.get(row, offset, SummaryLayout.END));
    }
}
