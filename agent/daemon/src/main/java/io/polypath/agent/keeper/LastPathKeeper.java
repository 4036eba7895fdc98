package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.MapSettings;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.LastPathAction;
import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.policy.Policy;

/** Decides what becomes of a map without paths. Owner lane only. */
final class LastPathKeeper {

    /** Between the steps in which another program makes a map lie milliseconds. An audit comes each minute. */
    private static final long MAKING_NS = 30_000_000_000L;

    private final Policy policy;
    private final TableKeeper tables;
    private final QueueKeeper queues;
    private final MapperPost post;
    private final KeeperHost host;

    LastPathKeeper(Policy policy, TableKeeper tables, QueueKeeper queues, MapperPost post, KeeperHost host) {
        this.policy = policy;
        this.tables = tables;
        this.queues = queues;
        this.post = post;
        this.host = host;
    }

    /**
     * The map has no path. One that stays lets go of the devices of its last paths, unless it was found so: then it is not known what its
     * table should be without them. One that is in use and whose paths only the configuration leaves alone is not touched: it still works.
     */
    void settle(ManagedMap map, long nowNs) {
        if (map.kernel == null || map.kernel.table() == null) {
            removeEmpty(map, nowNs);
            return;
        }
        if (map.kernel.openCount() > 0 && isLeftAlone(map)) {
            map.unconfigured();
            host.note(FlightKind.MAP_TROUBLE, map, 0, "its paths are blacklisted, and it is in use: left as it is", nowNs);
            return;
        }
        map.withoutPaths = true;
        map.configure(policy);
        queues.configure(map, nowNs);
        queues.align(map, nowNs);
        MapSettings settings = map.settings != null ? map.settings : policy.mapSettings(map.wwid);
        LastPathAction action = settings.flushOnLastDel().decide(
                map.kernel.openCount() > 0, map.kernel.queues(), settings.deferredRemove());
        if (action.stopsQueueing()) {
            queues.stop(map, nowNs);
        }
        host.note(FlightKind.MAP_ORDER, map, 0, "no path left: " + action.label(), nowNs);
        switch (action.removal()) {
            case NOW -> remove(map, false);
            case DEFERRED -> removeWhenClosed(map, nowNs);
            case NONE -> letGo(map, nowNs);
        }
    }

    private boolean isLeftAlone(ManagedMap map) {
        for (String device : map.kernel.devices()) {
            if (host.leavesAlone(device)) {
                return true;
            }
        }
        return false;
    }

    /** A device that has never got a table has nothing to keep. Who made it was killed, unless it is being made just now. */
    private void removeEmpty(ManagedMap map, long nowNs) {
        boolean empty = map.kernel != null && map.kernel.sizeSectors() == 0;
        map.clocks.emptySinceNs = empty ? Math.min(map.clocks.emptySinceNs, nowNs) : MapClocks.NEVER;
        if (empty && map.kernel.openCount() == 0 && nowNs - map.clocks.emptySinceNs >= MAKING_NS) {
            host.note(FlightKind.MAP_ORDER, map, 0, "no table and no path: remove", nowNs);
            remove(map, false);
        }
    }

    private void remove(ManagedMap map, boolean deferred) {
        map.orders.change("remove: no path left");
        post.remove(map, deferred);
    }

    /** It may be open for a long time, for which it is not to hold deleted disks. */
    private void removeWhenClosed(ManagedMap map, long nowNs) {
        if (map.kernel.openCount() > 0 && !map.kernel.leaving() && letGo(map, nowNs)) {
            map.attention = Attention.TABLE;
        } else {
            remove(map, true);
        }
    }

    private boolean letGo(ManagedMap map, long nowNs) {
        boolean holds = map.settings != null && !map.kernel.table().groups().isEmpty();
        if (holds) {
            tables.reload(map, MapChangeReason.GROUP_COUNT, nowNs);
        }
        return holds;
    }
}
