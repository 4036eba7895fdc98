package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackAction;
import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.map.PathNews;
import io.polypath.agent.map.Standing;

/** Brings a map's I/O back to its best group, as {@code failback} allows. Owner lane only. */
final class GroupKeeper {

    private final MapPlanner planner;
    private final TableKeeper tables;
    private final MapperPost post;
    private final KeeperHost host;

    GroupKeeper(MapPlanner planner, TableKeeper tables, MapperPost post, KeeperHost host) {
        this.planner = planner;
        this.tables = tables;
        this.post = post;
        this.host = host;
    }

    /** States or priorities were read. */
    void refreshed(ManagedMap map, Attention how, PathNews news, long nowNs) {
        if (isReadable(map)) {
            act(map, map.failback.refreshed(planner.standing(map, how), news, nowNs), nowNs);
        }
    }

    /** A delay may be over. */
    void expire(ManagedMap map, long nowNs) {
        if (map.failback == null || map.failback.deadlineNs() == Failback.NOT_RUNNING) {
            return;
        }
        if (isReadable(map)) {
            act(map, map.failback.expire(planner.standing(map, Attention.PRIORITIES), nowNs), nowNs);
        } else {
            map.failback.pathFailed();
        }
    }

    private static boolean isReadable(ManagedMap map) {
        return map.kernel != null && map.kernel.table() != null && !map.kernel.table().groups().isEmpty()
                && map.usablePaths() > 0;
    }

    private void act(ManagedMap map, FailbackAction action, long nowNs) {
        switch (action) {
            case NONE -> {}
            case RELOAD -> tables.reload(map, MapChangeReason.GROUP_ORDER, nowNs);
            case SWITCH_GROUP -> switchTo(map, planner.bestInKernel(map), nowNs);
        }
    }

    /** @param group counted from 1 */
    void switchTo(ManagedMap map, int group, long nowNs) {
        map.kernel.nextGroup(group);
        map.counters.groupSwitches++;
        post.switchGroup(map, group);
        host.note(FlightKind.MAP_ORDER, map, group, "switch to group " + group, nowNs);
    }
}
