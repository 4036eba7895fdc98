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
import org.openjdk.jmh.annotations.State;

/** A record put into a queue and taken out again by the same thread, its consumer being awake: the work without the cache misses. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueueHop {

    private static final int CAPACITY = 4_096;

    private final Object record = new Object();
    private final LaneQueue<Object> spsc = LaneQueue.spsc("spsc", CAPACITY, WhenFull.BUG, new Doorbell(Arena.global()));
    private final LaneQueue<Object> mpsc = LaneQueue.mpsc("mpsc", CAPACITY, WhenFull.BUG, new Doorbell(Arena.global()));

    /** From one lane. */
    @Benchmark
    public Object spsc() {
        spsc.offer(record);
        return spsc.poll();
    }

    /** From any lane. */
    @Benchmark
    public Object mpsc() {
        mpsc.offer(record);
        return mpsc.poll();
    }
}
