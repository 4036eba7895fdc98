package io.polypath.perf.latency;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The latencies of one {@link Stage} as one lane sees them. Written by the lane that ends the stage; read through a
 * {@link StageReader} by one other lane, at any time.
 *
 * <p>Recording is wait-free and allocates nothing. Values are nanoseconds in {@link LatencyRange}; a longer one is
 * recorded as the longest and counted, a negative one (stamps of two clocks) is recorded as 0 and counted.
 *
 * <p>Coordinated omission: a recorder that is fed only when the measured thing is healthy lies by leaving out what
 * never happened. An open stage is measured from a stamp that does not depend on the lane's progress and takes {@link
 * #record(long)}; a closed stage takes {@link #record(long, long)}, which adds for a value longer than the expected
 * interval <i>i</i> the values <i>v−i, v−2i, …</i> of the rounds that it suppressed. The recorder refuses the form that
 * its stage does not need.
 *
 * @see <a href="https://hdrhistogram.github.io/HdrHistogram/">HdrHistogram, "Corrected vs. Raw value recording
 *     calls"</a>
 */
public final class StageRecorder {
    /** Shortest expected interval. It bounds the values filled in for one recorded value to 60,000. */
    public static final long MIN_INTERVAL_NS = 1_000_000;

    private final Stage stage;
    private final int digits;
    private final SingleWriterRecorder recorder;
    private final AtomicLong overRange = new AtomicLong();
    private final AtomicLong negative = new AtomicLong();

    /** A recorder of {@link LatencyRange#DIGITS} digits: 44 KB. */
    public StageRecorder(Stage stage) {
        this(stage, LatencyRange.DIGITS);
    }

    /** @param digits significant digits: 2 (44 KB) or 3 (295 KB) */
    public StageRecorder(Stage stage, int digits) {
        this.stage = stage;
        this.digits = digits;
        this.recorder = LatencyRange.newRecorder(digits);
    }

    /**
     * Records a value of an open stage.
     *
     * @throws IllegalStateException where the stage is closed
     */
    public void record(long ns) {
        if (stage.closed()) {
            throw new IllegalStateException(stage + " needs an expected interval");
        }
        recorder.recordValue(inRange(ns));
    }

    /**
     * Records a value of a closed stage and the values it suppressed.
     *
     * @param expectedIntervalNs the path's check interval, or the meter's period: at least {@link #MIN_INTERVAL_NS}
     * @throws IllegalStateException where the stage is open: its values would be counted twice
     * @throws IllegalArgumentException where the interval is too short
     */
    public void record(long ns, long expectedIntervalNs) {
        if (!stage.closed()) {
            throw new IllegalStateException(stage + " carries its own stamps");
        }
        if (expectedIntervalNs < MIN_INTERVAL_NS) {
            throw new IllegalArgumentException("expected interval of " + expectedIntervalNs + " ns");
        }
        recorder.recordValueWithExpectedInterval(inRange(ns), expectedIntervalNs);
    }

    public Stage stage() {
        return stage;
    }

    /** Values over 60 s so far. Any thread. */
    public long overRange() {
        return overRange.getOpaque();
    }

    /** Values below 0 so far: stamps that were taken in the wrong order. Any thread. */
    public long negative() {
        return negative.getOpaque();
    }

    int digits() {
        return digits;
    }

    /** Moves what was recorded since the last call into the target. Reader lane. */
    void takeInterval(Histogram target) {
        recorder.getIntervalHistogramInto(target);
    }

    private long inRange(long ns) {
        if (ns < 0) {
            negative.setOpaque(negative.getPlain() + 1);
        } else if (ns > LatencyRange.HIGHEST_NS) {
            overRange.setOpaque(overRange.getPlain() + 1);
        }
        return LatencyRange.clamp(ns);
    }
}
