package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.MapChange;
import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.map.Standing;
import io.polypath.agent.map.TableDiff;
import io.polypath.agent.map.WantedMap;
import io.polypath.agent.path.PathState;
import io.polypath.agent.topology.Path;

/** Decides whether a map's table is right, and orders the change when it is not. Owner lane only. */
final class TableKeeper {

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final MapPlanner planner;
    private final MapperPost post;
    private final KeeperHost host;

    TableKeeper(MapPlanner planner, MapperPost post, KeeperHost host) {
        this.planner = planner;
        this.post = post;
        this.host = host;
    }

    /**
     * Compares and orders.
     *
     * @return whether the groups and paths are in place, so that only the choice of the group is left to look at
     */
    boolean settle(ManagedMap map, long nowNs) {
        WantedMap wanted = planner.plan(map);
        MapChange change = map.kernel != null && map.kernel.table() == null
                ? new MapChange(MapAction.RELOAD, MapChangeReason.FEATURES, !wanted.name().equals(map.kernel.name()))
                : TableDiff.compare(wanted, map.kernel == null ? null : map.kernel.asMap());
        if (change.rename()) {
            order(map, MapAction.RENAME, MapChangeReason.NAME, wanted, nowNs);
            map.attention = Attention.TABLE;
            return false;
        }
        return switch (change.action()) {
            case NOTHING -> differsInAccess(map) ? order(map, MapAction.RELOAD, change.reason(), wanted, nowNs) : true;
            case SWITCH_GROUP -> true;
            case REJECT -> {
                host.note(FlightKind.MAP_TROUBLE, map, 0, change.reason().text(), nowNs);
                yield false;
            }
            case RELOAD -> concernsNobody(map, change.reason()) || order(map, change.action(), change.reason(), wanted, nowNs);
            case CREATE, RESIZE, RENAME -> order(map, change.action(), change.reason(), wanted, nowNs);
        };
    }

    /** Loads the table as it should be now, whatever the difference. */
    void reload(ManagedMap map, MapChangeReason reason, long nowNs) {
        order(map, MapAction.RELOAD, reason, planner.plan(map), nowNs);
    }

    /** A new table would make all paths active again that are known to be bad. */
    private boolean concernsNobody(ManagedMap map, MapChangeReason reason) {
        return reason == MapChangeReason.GROUP_ORDER && planner.standing(map, Attention.PRIORITIES) != Standing.OTHER_ORDER;
    }

    private static boolean differsInAccess(ManagedMap map) {
        return map.kernel.readOnly() != readOnly(map) && !map.members.isEmpty();
    }

    private boolean order(ManagedMap map, MapAction action, MapChangeReason reason, WantedMap wanted, long nowNs) {
        String what = action.word() + ": " + reason.text();
        map.orders.change(what);
        map.lastReason = reason;
        map.forced = false;
        boolean nothingUsable = map.usablePaths() == 0 || waitsForGhosts(map, action, nowNs);
        switch (action) {
            case CREATE -> post.create(map, wanted, readOnly(map), nothingUsable);
            case RENAME -> post.rename(map, wanted.name());
            case RESIZE -> post.reload(map, wanted, readOnly(map), nothingUsable, true, true);
            default -> post.reload(map, wanted, readOnly(map), nothingUsable, false, rescan(map, reason));
        }
        host.note(FlightKind.MAP_ORDER, map, action.ordinal(), what, nowNs);
        return false;
    }

    /** A map whose paths are all passive is announced as having none until one is active or {@code ghost_delay} is over. */
    private static boolean waitsForGhosts(ManagedMap map, MapAction action, long nowNs) {
        boolean passive = map.members.stream().noneMatch(path -> path.machine.state() == PathState.UP);
        if (action == MapAction.CREATE && passive && map.settings.ghostDelaySeconds() > 0) {
            map.clocks.ghostUntilNs = nowNs + map.settings.ghostDelaySeconds() * NS_PER_SECOND;
        }
        return passive && map.clocks.ghostUntilNs != MapClocks.NEVER && nowNs < map.clocks.ghostUntilNs;
    }

    private static boolean rescan(ManagedMap map, MapChangeReason reason) {
        return reason == MapChangeReason.FORCED || map.kernel != null && map.kernel.readOnly() != readOnly(map);
    }

    static boolean readOnly(ManagedMap map) {
        for (int i = 0; i < map.members.size(); i++) {
            Path path = map.members.get(i);
            if (path.readOnly()) {
                return true;
            }
        }
        return false;
    }
}
