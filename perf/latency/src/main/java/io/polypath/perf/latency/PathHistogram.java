package io.polypath.perf.latency;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * The device times of one path in 1,752 bytes of the caller's memory, so that 8,192 paths take 14 MB of a mapped table.
 * Written by the lane that owns the row. Any other thread or process may read it; a reader that must not see a value
 * half recorded reads under the row's sequence word.
 *
 * <p>Values are as measured, one per command: nothing is filled in for checks that a hung path suppressed, because the
 * row tells how the device answers, not how well the agent keeps its schedule ({@link Stage#SERVICE} does).
 *
 * <p>Relative error: percentiles are within 1/32 (3.2 %) of the exact value between 1,024 ns and 137 s; below they are
 * within 1 µs, above they are the maximum. Minimum and maximum are exact until the first {@link #halve()}.
 */
public final class PathHistogram {
    /** A bucket that reached this count keeps it. At a check per second that takes 68 years. */
    static final int SATURATED = Integer.MAX_VALUE;

    private static final TrackedPercentile[] NONE = {};

    private final MemorySegment memory;
    private final long offset;
    private TrackedPercentile[] tracked = NONE;

    /**
     * The histogram in {@link PathHistogramLayout#SIZE_BYTES} bytes at the offset. Contents stay: zeroes are an empty
     * histogram.
     *
     * @throws IndexOutOfBoundsException where these bytes do not lie within the memory
     * @throws IllegalArgumentException where they are not aligned to 8 bytes
     */
    public PathHistogram(MemorySegment memory, long offset) {
        PathHistogramLayout.validate(memory, offset);
        this.memory = memory;
        this.offset = offset;
    }

    /** A percentile that keeps up with what is recorded through this object; nobody else may write then. */
    public TrackedPercentile track(double percentile) {
        TrackedPercentile added = new TrackedPercentile(this, percentile);
        tracked = Arrays.copyOf(tracked, tracked.length + 1);
        tracked[tracked.length - 1] = added;
        return added;
    }

    /** Records one command's time. Below 1 counts as 1 ns. Allocates nothing. */
    public void record(long ns) {
        long value = Math.max(ns, 1);
        int bucket = LogLinearBuckets.indexOf(value);
        int count = countIn(bucket);
        if (count < SATURATED) {
            PathHistogramLayout.count(memory, offset, bucket, count + 1);
            for (TrackedPercentile percentile : tracked) {
                percentile.recorded(bucket);
            }
        }
        long min = minNs();
        if (min == 0 || value < min) {
            PathHistogramLayout.minNs(memory, offset, value);
        }
        if (value > maxNs()) {
            PathHistogramLayout.maxNs(memory, offset, value);
        }
    }

    /** Number of values. */
    public long count() {
        long sum = 0;
        for (int bucket = 0; bucket < LogLinearBuckets.COUNT; bucket++) {
            sum += countIn(bucket);
        }
        return sum;
    }

    /** Shortest value in ns, 0 where there is none. */
    public long minNs() {
        return PathHistogramLayout.minNs(memory, offset);
    }

    /** Longest value in ns, 0 where there is none. */
    public long maxNs() {
        return PathHistogramLayout.maxNs(memory, offset);
    }

    /**
     * The value that the given share of all values do not exceed, in ns; 0 where there is none.
     *
     * @param percentile 0 to 100
     */
    public long percentileNs(double percentile) {
        long total = count();
        if (total == 0) {
            return 0;
        }
        long rank = rank(share(percentile), total);
        int bucket = 0;
        for (long seen = countIn(0); seen < rank && bucket < LogLinearBuckets.COUNT - 1; seen += countIn(bucket)) {
            bucket++;
        }
        return valueOf(bucket);
    }

    /** One step down, as in HdrHistogram: a product that rounding carried past a whole number must not name the next rank. */
    static double share(double percentile) {
        return Math.nextDown(percentile) / 100;
    }

    /** Which of {@code total} values, from 1, in their order, is the one that {@code share} of them do not exceed. */
    static long rank(double share, long total) {
        return Math.clamp((long) Math.ceil(share * total), 1, total);
    }

    /** Mean of the natural logarithms of all values in ns, each taken as the value that stands for its bucket; NaN where there is none. */
    public double meanLogNs() {
        long total = 0;
        double sum = 0;
        for (int bucket = 0; bucket < LogLinearBuckets.COUNT; bucket++) {
            int count = countIn(bucket);
            if (count > 0) {
                total += count;
                sum += count * Math.log(valueOf(bucket));
            }
        }
        return total == 0 ? Double.NaN : sum / total;
    }

    /**
     * Adds all values to an HdrHistogram, each as the value that stands for its bucket, and longer ones than that
     * histogram can hold as its longest.
     */
    public void addTo(Histogram target) {
        for (int bucket = 0; bucket < LogLinearBuckets.COUNT; bucket++) {
            int count = countIn(bucket);
            if (count > 0) {
                long value = Math.min(valueOf(bucket), target.getHighestTrackableValue());
                target.recordValueWithCount(value, count);
            }
        }
    }

    /**
     * Halves every count, so that old values fade: called once per hour, a value weighs 1/16 after four hours, and a
     * single one is forgotten. Minimum and maximum shrink to the buckets that are left.
     */
    public void halve() {
        int first = -1;
        int last = -1;
        for (int bucket = 0; bucket < LogLinearBuckets.COUNT; bucket++) {
            int half = countIn(bucket) >>> 1;
            PathHistogramLayout.count(memory, offset, bucket, half);
            if (half > 0) {
                first = first < 0 ? bucket : first;
                last = bucket;
            }
        }
        shrinkTo(first, last);
        recount();
    }

    /** Empties the histogram, for the next path in this row. */
    public void clear() {
        PathHistogramLayout.clear(memory, offset);
        recount();
    }

    private void recount() {
        for (TrackedPercentile percentile : tracked) {
            percentile.recount();
        }
    }

    private void shrinkTo(int first, int last) {
        long min = first < 0 ? 0 : Math.max(minNs(), LogLinearBuckets.lowestOf(first));
        long max = last < 0 ? 0 : Math.min(maxNs(), LogLinearBuckets.highestOf(last));
        PathHistogramLayout.minNs(memory, offset, min);
        PathHistogramLayout.maxNs(memory, offset, max);
    }

    int countIn(int bucket) {
        return PathHistogramLayout.count(memory, offset, bucket);
    }

    /** The bucket's middle, but no value outside what was seen; the last bucket has no middle and gives the maximum. */
    long valueOf(int bucket) {
        if (bucket == LogLinearBuckets.COUNT - 1) {
            return maxNs();
        }
        return Math.max(minNs(), Math.min(maxNs(), LogLinearBuckets.middleOf(bucket)));
    }
}
