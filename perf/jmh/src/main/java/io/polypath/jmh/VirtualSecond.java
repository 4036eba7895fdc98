package io.polypath.jmh;

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

/**
 * A virtual second of all lanes together on one thread: a twentieth of the paths is checked, at the longest interval, and a sixtieth of the
 * maps is read again. The simulated fabric's own cost is included, and most of the garbage is the fabric's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VirtualSecond {

    private static final long SETTLING_NS = 120 * VirtualDaemon.SECOND_NS;

    /** Four of them to a map. */
    @Param("1024")
    public int paths;

    private VirtualDaemon daemon;

    /** Starts the lanes and lets the checks spread over their intervals. */
    @Setup
    public void start() throws IOException {
        daemon = new VirtualDaemon(paths);
        daemon.run.advance(SETTLING_NS);
    }

    /** Ends them. */
    @TearDown
    public void stop() throws IOException {
        daemon.close();
    }

    /** The second. */
    @Benchmark
    public void second() {
        daemon.run.advance(VirtualDaemon.SECOND_NS);
    }
}
