package io.polypath.jmh;

import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A record to another thread and back, neither of which sleeps: two hops. Means nothing where there are not two processors for it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LaneHop {

    private static final int CAPACITY = 64;

    private final Object record = new Object();
    private final LaneQueue<Object> there = LaneQueue.spsc("there", CAPACITY, WhenFull.BUG, new Doorbell(Arena.global()));
    private final LaneQueue<Object> back = LaneQueue.spsc("back", CAPACITY, WhenFull.BUG, new Doorbell(Arena.global()));
    private volatile boolean ends;
    private Thread other;

    /** Starts the other thread. */
    @Setup
    public void start() {
        other = Thread.ofPlatform().daemon().start(this::echo);
    }

    /** Ends it. */
    @TearDown
    public void stop() throws InterruptedException {
        ends = true;
        other.join();
    }

    /** There and back. */
    @Benchmark
    public Object roundTrip() {
        there.offer(record);
        Object returned = back.poll();
        while (returned == null) {
            Thread.onSpinWait();
            returned = back.poll();
        }
        return returned;
    }

    private void echo() {
        while (!ends) {
            Object arrived = there.poll();
            if (arrived == null) {
                Thread.onSpinWait();
            } else {
                back.offer(arrived);
            }
        }
    }
}
