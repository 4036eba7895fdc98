package io.polypath.perf.latency;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The range that every HdrHistogram of this module covers: 1 µs to 60 s, in nanoseconds.
 *
 * <p>One histogram takes 22 KB with {@value #DIGITS} significant digits (a value is known to 1 %) and 148 KB with 3; a
 * recorder holds two.
 */
public final class LatencyRange {
    /** Shorter values are told apart from each other no longer. */
    public static final long LOWEST_NS = 1_000;

    /** Longer values are recorded as this one, and counted as over range. 60 s is the SCSI timeout of a probe. */
    public static final long HIGHEST_NS = 60_000_000_000L;

    /** Significant digits of the agent's own histograms. */
    public static final int DIGITS = 2;

    private LatencyRange() {}

    /** An empty histogram over the range, for a reader that merges several into one. */
    public static Histogram newHistogram(int digits) {
        return new Histogram(LOWEST_NS, HIGHEST_NS, digits);
    }

    static SingleWriterRecorder newRecorder(int digits) {
        return new SingleWriterRecorder(LOWEST_NS, HIGHEST_NS, digits);
    }

    /** The nearest value within 0..{@link #HIGHEST_NS}: HdrHistogram throws on any other. */
    static long clamp(long ns) {
        return Math.clamp(ns, 0, HIGHEST_NS);
    }
}
