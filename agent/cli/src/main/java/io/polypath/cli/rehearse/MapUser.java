package io.polypath.cli.rehearse;

import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.mapper.MappedDevice;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whoever has their data on a map: keeps it open, and sends an I/O at every step, whatever became of those before. Used
 * under the fabric's lock.
 *
 * <p>An I/O that the map queues is tried again at each step, as the kernel does when a path comes. One that a path took and does not answer
 * stays with that path until it fails or the kernel's time for a command is over.
 */
final class MapUser {

    private static final long LATE_NS = 1_000_000_000L;
    private static final int MOST_WAITING = 100_000;

    /** An I/O that was not answered at once: since when, and the path that has it, or null while the map has it. */
    private record Pending(long sentNs, long takenNs, String devT) {}

    private final DeviceMapper mapper;
    private final MappedDevice device;
    private final long commandTimeoutNs;
    private final Deque<Pending> queued = new ArrayDeque<>();
    private final Deque<Pending> silent = new ArrayDeque<>();
    private long sent;
    private long failed;
    private long late;
    private long longestNs;
    private int most;
    private int fewest = Integer.MAX_VALUE;

    MapUser(DeviceMapper mapper, MappedDevice device, long commandTimeoutNs) {
        this.mapper = mapper;
        this.device = device;
        this.commandTimeoutNs = commandTimeoutNs;
        mapper.open(device);
    }

    void step(long nowNs) {
        retrySilent(nowNs);
        retryQueued(nowNs);
        if (queued.size() + silent.size() < MOST_WAITING) {
            sent++;
            settle(new Pending(nowNs, nowNs, null), mapper.io(device, nowNs), nowNs);
        }
        int usable = usablePaths();
        most = Math.max(most, usable);
        fewest = Math.min(fewest, usable);
    }

    MapOutcome outcome(long nowNs) {
        queued.forEach(io -> waited(nowNs - io.sentNs));
        silent.forEach(io -> waited(nowNs - io.sentNs));
        String wwid = device.uuid().substring(device.uuid().indexOf('-') + 1);
        int waiting = queued.size() + silent.size();
        return new MapOutcome(device.name(), wwid, sent, failed, late, waiting, longestNs, most, Math.min(most, fewest));
    }

    private void retrySilent(long nowNs) {
        for (int left = silent.size(); left > 0; left--) {
            Pending io = silent.pollFirst();
            boolean over = nowNs - io.takenNs >= commandTimeoutNs;
            settle(io, mapper.again(device, io.devT, over, nowNs), nowNs);
        }
    }

    /** What the map does not take of one it does not take of the others either. */
    private void retryQueued(long nowNs) {
        for (int left = queued.size(); left > 0; left--) {
            Pending io = queued.pollFirst();
            MapIo result = mapper.io(device, nowNs);
            if (result == MapIo.QUEUED) {
                queued.addFirst(io);
                return;
            }
            settle(io, result, nowNs);
        }
    }

    private void settle(Pending io, MapIo result, long nowNs) {
        switch (result) {
            case DONE -> waited(nowNs - io.sentNs);
            case FAILED -> {
                failed++;
                waited(nowNs - io.sentNs);
            }
            case QUEUED -> queued.addLast(new Pending(io.sentNs, nowNs, null));
            case SILENT -> {
                String devT = mapper.silentPath(device);
                silent.addLast(new Pending(io.sentNs, devT.equals(io.devT) ? io.takenNs : nowNs, devT));
            }
        }
    }

    private void waited(long ns) {
        longestNs = Math.max(longestNs, ns);
        late += ns >= LATE_NS ? 1 : 0;
    }

    private int usablePaths() {
        int[] usable = {0};
        device.paths((devT, active) -> usable[0] += active ? 1 : 0);
        return usable[0];
    }
}
