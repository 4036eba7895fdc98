package io.polypath.jmh;

import io.polypath.agent.lane.Lane;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The owner among all paths and their maps. Target: a step with nothing due takes at most 100 microseconds with 10,000 paths. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OwnerTick {

    private static final long SETTLING_NS = 20 * VirtualDaemon.SECOND_NS;

    /** Four of them to a map. */
    @Param({"1024", "10000"})
    public int paths;

    private VirtualDaemon daemon;
    private Lane owner;

    /** Starts the lanes and lets the first checks go by. */
    @Setup
    public void start() throws IOException {
        daemon = new VirtualDaemon(paths);
        owner = daemon.lane("owner");
        daemon.run.advance(SETTLING_NS);
    }

    /** Ends them. */
    @TearDown
    public void stop() throws IOException {
        daemon.close();
    }

    /** A step in which nothing is due and nothing has arrived. */
    @Benchmark
    public int idle() {
        return owner.step(daemon.nowNs());
    }
}
