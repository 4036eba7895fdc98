package io.polypath.perf.latency;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The reading side of one stage. Owned by the one lane that logs and publishes; several recorders of the same stage
 * (one per prober lane) are read as one.
 *
 * <p>Both histograms are allocated once and reused: {@link #interval()} grows with each {@link #collect()} until {@link
 * #nextInterval()}.
 */
public final class StageReader {
    private final Stage stage;
    private final List<StageRecorder> parts;
    private final Histogram part;
    private final Histogram interval;
    private final Histogram total;

    /**
     * @param parts the stage's recorders, of the same number of digits, each read by this reader only: reading an
     *     interval
     *     takes it
     */
    public StageReader(Stage stage, List<StageRecorder> parts) {
        int digits = parts.getFirst().digits();
        for (StageRecorder recorder : parts) {
            if (recorder.stage() != stage || recorder.digits() != digits) {
                throw new IllegalArgumentException(recorder.stage() + " with " + recorder.digits() + " digits");
            }
        }
        this.stage = stage;
        this.parts = List.copyOf(parts);
        this.part = LatencyRange.newHistogram(digits);
        this.interval = LatencyRange.newHistogram(digits);
        this.total = LatencyRange.newHistogram(digits);
    }

    /** Takes what was recorded since the last call. May wait for a writer that is within one recording call. */
    public void collect() {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).takeInterval(part);
            interval.add(part);
            total.add(part);
        }
        interval.setTag(stage.tag());
    }

    /** What is collected from here on belongs to another interval. */
    public void nextInterval() {
        interval.reset();
    }

    public Stage stage() {
        return stage;
    }

    /** What was collected since {@link #nextInterval()}, tagged and stamped for a log. */
    public Histogram interval() {
        return interval;
    }

    /** What was recorded from the start to the last {@link #collect()}. */
    public Histogram total() {
        return total;
    }

    /** Values over 60 s so far, of all recorders. */
    public long overRange() {
        long sum = 0;
        for (StageRecorder recorder : parts) {
            sum += recorder.overRange();
        }
        return sum;
    }

    /** Values below 0 so far, of all recorders. */
    public long negative() {
        long sum = 0;
        for (StageRecorder recorder : parts) {
            sum += recorder.negative();
        }
        return sum;
    }
}
