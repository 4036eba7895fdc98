package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.LastPathAction;
import io.polypath.agent.map.MapChangeReason;

/** Decides what becomes of a map without paths. Owner lane only. */
final class LastPathKeeper {

    private final TableKeeper tables;
    private final QueueKeeper queues;
    private final MapperPost post;
    private final KeeperHost host;

    LastPathKeeper(TableKeeper tables, QueueKeeper queues, MapperPost post, KeeperHost host) {
        this.tables = tables;
        this.queues = queues;
        this.post = post;
        this.host = host;
    }

    /** The map has no path. One that stays lets go of the devices of its last paths. */
    void settle(ManagedMap map, long nowNs) {
        if (map.kernel == null || map.kernel.table() == null) {
            return;
        }
        queues.align(map, nowNs);
        LastPathAction action = map.settings == null
                ? LastPathAction.KEEP
                : map.settings.flushOnLastDel().decide(
                        map.kernel.openCount() > 0, map.kernel.queues(), map.settings.deferredRemove());
        if (action.stopsQueueing()) {
            queues.stop(map, nowNs);
        }
        host.note(FlightKind.MAP_ORDER, map, 0, "no path left: " + action.label(), nowNs);
        switch (action.removal()) {
            case NOW -> remove(map, false);
            case DEFERRED -> remove(map, true);
            case NONE -> letGo(map, nowNs);
        }
    }

    private void remove(ManagedMap map, boolean deferred) {
        map.orders.change("remove: no path left");
        post.remove(map, deferred);
    }

    private void letGo(ManagedMap map, long nowNs) {
        if (map.settings != null && !map.kernel.table().groups().isEmpty()) {
            tables.reload(map, MapChangeReason.GROUP_COUNT, nowNs);
        }
    }
}
