package io.polypath.perf.latency;

import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * One histogram of a {@link LatencyBook}, handed to and fro between its writer and its reader:
 *
 * <pre>
 *          writer: assign          writer: retire          reader: free
 *   FREE ─────────────────▶ LIVE ─────────────────▶ RETIRING ───────────▶ FREE
 * </pre>
 *
 * The writer records only while LIVE. The reader takes intervals while LIVE and the last one while RETIRING, so no
 * value is ever read under the key of another.
 */
final class BookEntry {
    private static final int FREE = 0;
    private static final int LIVE = 1;
    private static final int RETIRING = 2;

    private final AtomicInteger state = new AtomicInteger(FREE);
    private final SingleWriterRecorder recorder;
    /** Written before LIVE is released, read after it was acquired. */
    private int port;
    private int opcode;

    BookEntry(int digits) {
        recorder = LatencyRange.newRecorder(digits);
    }

    boolean free() {
        return state.getAcquire() == FREE;
    }

    boolean retiring() {
        return state.getAcquire() == RETIRING;
    }

    void assign(int port, int opcode) {
        this.port = port;
        this.opcode = opcode;
        state.setRelease(LIVE);
    }

    void record(long ns) {
        recorder.recordValue(LatencyRange.clamp(ns));
    }

    void retire() {
        state.setRelease(RETIRING);
    }

    int port() {
        return port;
    }

    int opcode() {
        return opcode;
    }

    void takeInterval(Histogram target) {
        recorder.getIntervalHistogramInto(target);
    }

    void release() {
        state.setRelease(FREE);
    }
}
