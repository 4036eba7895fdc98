package io.polypath.agent.keeper;

import io.polypath.agent.map.Failback;

/** What is to be done to which map, and when. Owner lane only. */
final class Agenda {

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
        long next = map.clocks.next();
        next = Math.min(next, queues.deadlineNs(map));
        if (map.failback != null && map.failback.deadlineNs() != Failback.NOT_RUNNING) {
            next = Math.min(next, map.failback.deadlineNs());
        }
        host.mapTimer(map.row, next);
    }

    /** Sends what paths and queueing call for and the kernel does not have. */
    void align(ManagedMap map, long nowNs) {
        map.clocks.steerNs = steering.align(map, nowNs);
        queues.align(map, nowNs);
    }

    /** A map that neither the kernel nor any path knows is gone. */
    void forgetIfEmpty(ManagedMap map) {
        if (map.kernel == null && !map.orders.changing && !map.orders.reading && map.members.isEmpty()) {
            host.mapTimer(map.row, MapClocks.NEVER);
            book.remove(map);
        }
    }
}
