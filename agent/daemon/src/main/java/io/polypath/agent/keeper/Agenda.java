package io.polypath.agent.keeper;

import io.polypath.agent.map.Failback;
import io.polypath.agent.topology.Path;

/** What is to be done to which map, and when. Owner lane only. */
final class Agenda {

    private static final long BREATH_NS = 1_000_000L;

    private final MapBook book;
    private final Steering steering;
    private final QueueKeeper queues;
    private final KeeperHost host;

    /** Whether everything is known that a decision rests on. */
    boolean running;

    Agenda(MapBook book, Steering steering, QueueKeeper queues, KeeperHost host) {
        this.book = book;
        this.steering = steering;
        this.queues = queues;
        this.host = host;
    }

    /** Has a map looked at, at the latest at {@code atNs}. */
    void attend(ManagedMap map, Attention what, long atNs, long nowNs) {
        map.attention = map.attention.and(what);
        if (map.clocks.settleNs == MapClocks.NEVER) {
            map.clocks.unsettledSinceNs = nowNs;
        }
        map.clocks.settleNs = Math.min(map.clocks.settleNs, atNs);
        arm(map);
    }

    /** Sets the map's timer to the earliest thing that it waits for. */
    void arm(ManagedMap map) {
        host.mapTimer(map.row, nextNs(map));
    }

    /** The same after what was due has been looked at: what is due still would come again without end, before everything else. */
    void armAgain(ManagedMap map, long nowNs) {
        host.mapTimer(map.row, Math.max(nextNs(map), nowNs + BREATH_NS));
    }

    private long nextNs(ManagedMap map) {
        long next = Math.min(map.clocks.next(), queues.deadlineNs(map));
        boolean failsBack = map.failback != null && map.failback.deadlineNs() != Failback.NOT_RUNNING;
        return failsBack && maySwitch(map) ? Math.min(next, map.failback.deadlineNs()) : next;
    }

    /** A path works: if the map's table was made without it, the table is made anew. */
    void answers(ManagedMap map, Path path, long nowNs) {
        if (map.leavesOut && !map.isInKernel(path)) {
            map.clocks.succeeded();
            attend(map, Attention.TABLE, nowNs, nowNs);
        }
    }

    /** Whether the map's groups may be looked at: nothing else is to be done to it first. */
    boolean maySwitch(ManagedMap map) {
        return running && !map.held && !map.orders.changing && map.attention != Attention.TABLE;
    }

    /**
     * Sends what paths and queueing call for and the kernel does not have. Queueing comes first: a map that does not queue keeps a last
     * path that is silent, and I/O that is to wait must not fail in between.
     */
    void align(ManagedMap map, long nowNs) {
        queues.align(map, nowNs);
        map.clocks.steerNs = steering.align(map, nowNs);
    }

    /** A map that neither the kernel nor any path knows is gone. */
    void forgetIfEmpty(ManagedMap map) {
        if (map.kernel == null && !map.orders.changing && !map.orders.reading && map.members.isEmpty()) {
            host.mapTimer(map.row, MapClocks.NEVER);
            book.remove(map);
        }
    }
}
