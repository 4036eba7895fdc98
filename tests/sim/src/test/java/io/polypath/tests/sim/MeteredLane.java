package io.polypath.tests.sim;

import com.sun.management.ThreadMXBean;
import io.polypath.agent.lane.Lane;
import java.lang.management.ManagementFactory;

/** A lane that never blocks, and how much its steps allocate. */
final class MeteredLane implements Lane {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Lane lane;
    private long bytes;

    MeteredLane(Lane lane) {
        this.lane = lane;
    }

    /** Heap that its steps have taken so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public String name() {
        return lane.name();
    }

    @Override
    public int step(long nowNs) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int done = lane.step(nowNs);
        bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
        return done;
    }

    @Override
    public long deadlineNs() {
        return lane.deadlineNs();
    }

    @Override
    public int[] pollFds() {
        return lane.pollFds();
    }

    @Override
    public void start() {
        lane.start();
    }

    @Override
    public void stop() {
        lane.stop();
    }
}
