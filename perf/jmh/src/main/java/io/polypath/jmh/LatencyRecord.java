package io.polypath.jmh;

import io.polypath.perf.latency.Stage;
import io.polypath.perf.latency.StageRecorder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A latency put into its histogram (HdrHistogram, two digits). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LatencyRecord {

    private static final long INTERVAL_NS = 5_000_000_000L;
    private static final long SPREAD_NS = 0x3_FFFF;

    private final StageRecorder open = new StageRecorder(Stage.VERDICT);
    private final StageRecorder closed = new StageRecorder(Stage.SERVICE);
    private long ns;

    /** Of a stage whose data carry their stamps. */
    @Benchmark
    public void open() {
        open.record(next());
    }

    /** Of a stage that has to be corrected for what a stall left out. */
    @Benchmark
    public void closed() {
        closed.record(next(), INTERVAL_NS);
    }

    /** 1 to 262 microseconds, so that the counters are not all in one cache line. */
    private long next() {
        ns += 7_919;
        return 1_000 + (ns & SPREAD_NS);
    }
}
