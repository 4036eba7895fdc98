package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.keeper.KernelView;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.PathGroup;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.map.QueueingState;
import io.polypath.agent.map.TablePath;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathTable;
import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.MapCounters;
import io.polypath.agent.view.MapDeviceView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.RoutingView;
import io.polypath.agent.view.UnitView;
import java.util.ArrayList;
import java.util.List;

/** Maps as clients see them. Owner lane only; made when somebody asks. */
final class MapViews {

    private static final long SECTOR_BYTES = 512;

    private final Keeper keeper;
    private final PathTable paths;
    private final PathViews pathViews;

    MapViews(Keeper keeper, PathTable paths, PathViews pathViews) {
        this.keeper = keeper;
        this.paths = paths;
        this.pathViews = pathViews;
    }

    /** Every map that the kernel has. */
    List<MapView> all(long nowNs) {
        List<MapView> views = new ArrayList<>();
        for (ManagedMap map : keeper.book().all()) {
            if (map.kernel() != null) {
                views.add(view(map, nowNs));
            }
        }
        return views;
    }

    private MapView view(ManagedMap map, long nowNs) {
        KernelView kernel = map.kernel();
        MapTable table = kernel.table();
        return new MapView(
                kernel.name(),
                map.wwid().text(),
                new MapDeviceView(kernel.minor(), kernel.suspended(), kernel.readOnly(), UnitView.UNKNOWN),
                kernel.sizeSectors() * SECTOR_BYTES,
                table == null ? FeatureList.NONE : kernel.features(),
                table == null ? HardwareHandlerSpec.NONE : table.handler(),
                // A table that was loaded later is not worth a word to multipathd.
                map.lastReason() == MapChangeReason.NO_SUCH_MAP ? MapAction.CREATE : MapAction.NOTHING,
                routing(map),
                counters(map, nowNs),
                table == null ? List.of() : groups(map));
    }

    private static RoutingView routing(ManagedMap map) {
        if (map.queueing() == null) {
            return new RoutingView(null, Failback.NOT_RUNNING, NoPathRetry.UNSET, QueueingState.UNMANAGED, Queueing.NOT_RUNNING);
        }
        return new RoutingView(
                map.failback().policy(),
                map.failback().deadlineNs(),
                map.queueing().policy(),
                map.queueing().state(),
                map.queueing().deadlineNs());
    }

    private static MapCounters counters(ManagedMap map, long nowNs) {
        return new MapCounters(
                map.counters.pathFaults,
                map.counters.groupSwitches,
                map.counters.loads,
                map.counters.queuedNs(map.queueing(), nowNs),
                map.counters.queueTimeouts,
                map.counters.failures);
    }

    private List<GroupView> groups(ManagedMap map) {
        KernelView kernel = map.kernel();
        List<PathGroup> present = keeper.groupsInKernel(map);
        List<GroupView> views = new ArrayList<>(present.size());
        for (int i = 0; i < present.size(); i++) {
            List<PathView> members = new ArrayList<>();
            for (TablePath entry : kernel.table().groups().get(i).paths()) {
                members.add(member(map, entry.devT()));
            }
            views.add(new GroupView(
                    kernel.table().groups().get(i).selector(),
                    present.get(i).priority(),
                    kernel.status().groups().get(i).state(),
                    present.get(i).marginal(),
                    members));
        }
        return views;
    }

    private PathView member(ManagedMap map, String devT) {
        Path path = paths.byNumbers(devT);
        return path == null ? pathViews.stranger(map, devT) : pathViews.member(path, map);
    }
}
