package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.MapSettings;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.Failback;
import io.polypath.agent.map.KernelMessage;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.policy.Policy;

/** Keeps it true whether a map's I/O waits while no path is usable. Owner lane only. */
final class QueueKeeper {

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Policy policy;
    private final MapperPost post;
    private final KeeperHost host;

    QueueKeeper(Policy policy, MapperPost post, KeeperHost host) {
        this.policy = policy;
        this.post = post;
        this.host = host;
    }

    /** Takes what the configuration says now; nothing where it was never asked. */
    void configure(ManagedMap map, long nowNs) {
        MapSettings settings = map.settings;
        if (settings == null) {
            return;
        }
        if (map.queueing == null) {
            boolean kernelQueues = map.kernel == null || map.kernel.queues();
            map.queueing = new Queueing(settings.noPathRetry(), pollingNs(), map.usablePaths() > 0, kernelQueues, nowNs);
            map.failback = new Failback(settings.failback());
        } else {
            tell(map, map.queueing.configure(settings.noPathRetry(), pollingNs(), nowNs));
            if (!map.failback.policy().equals(settings.failback())) {
                map.failback.configure(settings.failback());
            }
        }
        if (map.withoutPaths && !map.members.isEmpty()) {
            map.withoutPaths = false;
            setUp(map, nowNs);
        }
    }

    /** The map has paths again: that its I/O was not to wait was meant for the time without. */
    private void setUp(ManagedMap map, long nowNs) {
        align(map, nowNs);
        tell(map, map.queueing.pathsSetUp(nowNs));
    }

    private long pollingNs() {
        return policy.globals().polling().shortestSeconds() * NS_PER_SECOND;
    }

    /** Paths or the kernel's flag may have changed. */
    void align(ManagedMap map, long nowNs) {
        if (map.queueing == null) {
            return;
        }
        boolean usable = map.usablePaths() > 0;
        boolean lost = map.queueing.usable() && !usable;
        boolean regained = !map.queueing.usable() && usable;
        boolean counting = map.queueing.deadlineNs() != Queueing.NOT_RUNNING;
        tell(map, map.queueing.paths(usable, nowNs));
        boolean countsNow = map.queueing.deadlineNs() != Queueing.NOT_RUNNING;
        boolean fails = !waits(map);
        if (lost && fails) {
            map.counters.failures++;
        }
        if (countsNow && !counting) {
            map.counters.queueTimeouts++;
            host.note(FlightKind.QUEUEING, map, 0, "no path: I/O waits", nowNs);
        } else if (lost && map.kernel != null) {
            host.note(FlightKind.QUEUEING, map, 0, fails ? "no path: I/O fails" : "no path: I/O waits, however long that is", nowNs);
        } else if (counting && !countsNow || regained && map.kernel != null) {
            host.note(FlightKind.QUEUEING, map, map.usablePaths(), "a path again", nowNs);
        }
        repair(map);
    }

    /** Whether I/O without a path waits, by what the kernel has been told or will be. */
    private static boolean waits(ManagedMap map) {
        return map.queueing.tableQueues(map.kernel != null && map.kernel.queues());
    }

    private void repair(ManagedMap map) {
        if (map.kernel != null && map.kernel.table() != null) {
            tell(map, map.queueing.repair(map.kernel.queues()));
        }
    }

    /** A countdown may be over. */
    void expire(ManagedMap map, long nowNs) {
        if (map.queueing == null) {
            return;
        }
        long expiries = map.queueing.expiries();
        tell(map, map.queueing.expire(nowNs));
        if (map.queueing.expiries() > expiries) {
            map.counters.failures++;
            host.note(FlightKind.QUEUEING, map, 0, "waited long enough: I/O fails", nowNs);
        }
    }

    /** Ends all waiting until {@link #restore}: the map goes, or an operator says so. */
    void stop(ManagedMap map, long nowNs) {
        if (map.queueing == null) {
            return;
        }
        boolean waited = !map.queueing.usable() && waits(map);
        tell(map, map.queueing.disable(nowNs));
        if (waited && !map.queueing.tableQueues(false)) {
            map.counters.failures++;
        }
    }

    /** Takes that back. */
    void restore(ManagedMap map, long nowNs) {
        if (map.queueing != null) {
            tell(map, map.queueing.restore(nowNs));
        }
    }

    /** Sends what the kernel does not act on yet. */
    void tell(ManagedMap map, KernelMessage message) {
        if (message == KernelMessage.NONE || map.kernel == null || map.kernel.table() == null) {
            return;
        }
        boolean queues = message == KernelMessage.QUEUE_IF_NO_PATH;
        if (map.kernel.queues() != queues) {
            map.kernel.queues(queues);
            post.queueing(map, message);
        }
    }

    /** When waiting I/O is given up, or {@link MapClocks#NEVER}. */
    long deadlineNs(ManagedMap map) {
        long deadline = map.queueing == null ? Queueing.NOT_RUNNING : map.queueing.deadlineNs();
        return deadline == Queueing.NOT_RUNNING ? MapClocks.NEVER : deadline;
    }
}
