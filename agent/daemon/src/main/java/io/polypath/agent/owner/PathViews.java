package io.polypath.agent.owner;

import io.polypath.agent.keeper.KernelView;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.keeper.MapBook;
import io.polypath.agent.path.DeviceStateVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.topology.InitState;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.view.CheckView;
import io.polypath.agent.view.FabricView;
import io.polypath.agent.view.HealthView;
import io.polypath.agent.view.KernelPathState;
import io.polypath.agent.view.MembershipView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.UnitView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paths as clients see them. Owner lane only; made when somebody asks. */
final class PathViews {

    private final Holdings holdings;
    private final MapBook maps;
    private final PathPriorities priorities;

    /** What {@link #all} made last, by row: the same views stand in the groups of maps. */
    private final PathView[] drawn;

    PathViews(Holdings holdings, MapBook maps, PathPriorities priorities) {
        this.holdings = holdings;
        this.maps = maps;
        this.priorities = priorities;
        drawn = new PathView[holdings.paths.capacity()];
    }

    /** Every path that has a name, in the order of their rows. */
    List<PathView> all() {
        List<PathView> views = new ArrayList<>();
        Arrays.fill(drawn, null);
        for (Path path : holdings.paths.named()) {
            PathView view = view(path, maps.of(path.wwid()));
            drawn[path.row] = view;
            views.add(view);
        }
        return views;
    }

    /** A path of a map's table, after {@link #all}: what was drawn there is not drawn again. */
    PathView member(Path path, ManagedMap map) {
        PathView view = drawn[path.row];
        return view != null && maps.of(path.wwid()) == map ? view : view(path, map);
    }

    /** @param map the map of the path's identity, or one whose table has the path; null for none */
    PathView view(Path path, ManagedMap map) {
        PathIdentity identity = path.identity();
        return new PathView(identity, unit(path), fabric(identity.fabric()), health(path), check(path), membership(path, map));
    }

    /** A device that a map's table names, and that is no path of this host. */
    PathView stranger(ManagedMap map, String devT) {
        int colon = devT.indexOf(':');
        PathIdentity identity = new PathIdentity(
                "",
                Integer.parseInt(devT, 0, colon, 10),
                Integer.parseInt(devT, colon + 1, devT.length(), 10),
                0,
                null,
                "",
                "",
                "",
                "undef",
                "",
                FabricNames.NONE,
                "");
        HealthView health = new HealthView(InitState.PARTIAL, PathState.UNCHECKED, true, false, false, HealthView.NO_PRIORITY);
        return new PathView(
                identity, UnitView.NONE, FabricView.NONE, health, new CheckView("", "", 0, 0, false), membership(map, devT));
    }

    private UnitView unit(Path path) {
        int maxSectorsKib = holdings.of(path).survey.maxSectorsKib();
        return new UnitView(
                path.wwid() == null ? "" : path.wwid().text(),
                path.identity().serial(),
                null,
                path.sizeBytes(),
                maxSectorsKib == 0 ? UnitView.UNKNOWN : maxSectorsKib,
                path.targetPortGroup() == Path.NO_GROUP ? UnitView.UNKNOWN : path.targetPortGroup());
    }

    private static FabricView fabric(FabricNames names) {
        return new FabricView(
                names.hostAdapter(), names.hostNode(), names.hostPort(), names.targetNode(), names.targetPort());
    }

    private HealthView health(Path path) {
        Reason check = path.machine.checkReason();
        boolean offline = isOffline(path.machine.reason()) || isOffline(check)
                || check == Reason.HOST_NO_CONNECT && holdings.of(path).isOffline();
        return new HealthView(path.init(), path.machine.state(), offline, false, path.marginal(), priorities.of(path));
    }

    private static boolean isOffline(Reason reason) {
        return DeviceStateVerdict.isOffline(reason) || reason == Reason.CONTROLLER_NOT_LIVE;
    }

    private CheckView check(Path path) {
        boolean monitored = holdings.of(path).carrier.canCarry();
        return new CheckView(
                path.checker().keyword(),
                path.machine.checkReason().text(),
                path.interval.intervalNs(),
                path.interval.dueNs(),
                monitored);
    }

    private static MembershipView membership(Path path, ManagedMap map) {
        String devT = path.deviceNumbers();
        boolean member = map != null && map.kernel() != null && map.kernel().has(devT);
        return member ? membership(map, devT) : null;
    }

    private static MembershipView membership(ManagedMap map, String devT) {
        KernelView kernel = map.kernel();
        KernelPathState state = kernel.isActive(devT) ? KernelPathState.ACTIVE : KernelPathState.FAILED;
        return new MembershipView(kernel.name(), state, kernel.failsOf(devT));
    }
}
