package io.polypath.agent.mapper;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.record.MapOrder;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** A mapper lane over this host's kernel, stepped by a test. */
final class KernelMapper implements AutoCloseable {

    private static final int BATCHES = 40;
    private static final int CALLS = 10_000;

    private final Arena arena = Arena.ofShared();
    private final Doorbell bell = new Doorbell(arena);
    private final LaneQueue<MapOrder> orders = LaneQueue.spsc("orders", 1, WhenFull.BUG, bell);
    private final LaneQueue<MapOrder> results = LaneQueue.spsc("results", 1, WhenFull.BUG, bell);
    private final KernelDeviceMapperPort port = new KernelDeviceMapperPort(arena);
    private final KernelMapEventPort events = new KernelMapEventPort(arena);
    private final Mapper lane = new Mapper("mapper", false, port, orders, results);

    MapOrder carryOut(MapOrder order) {
        orders.offer(order);
        lane.step(System.nanoTime());
        return results.poll();
    }

    DeviceMapperPort port() {
        return port;
    }

    boolean udevRuns() {
        return new DeviceNodes().udevRuns();
    }

    /** Waits until udev has let go of all devices. */
    void settle() throws IOException {
        if (udevRuns()) {
            try {
                new ProcessBuilder("udevadm", "settle").start().waitFor();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** Device numbers of the maps that had an event meanwhile. */
    List<String> changesWhile(IntSupplier call) {
        events.take((major, minor) -> {});
        call.getAsInt();
        List<String> changed = new ArrayList<>();
        events.take((major, minor) -> changed.add(major + ":" + minor));
        return changed;
    }

    /** The least that a batch of calls takes from the heap; batches before it are the compilers' time. */
    static long leastAllocatedBy(IntSupplier call) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES && least > 0; batch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.getAsInt();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Override
    public void close() {
        arena.close();
    }
}
