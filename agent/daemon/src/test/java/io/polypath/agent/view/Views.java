package io.polypath.agent.view;

import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.map.QueueingState;
import io.polypath.agent.map.SelectorSpec;
import io.polypath.agent.path.PathState;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.topology.InitState;
import io.polypath.agent.topology.PathIdentity;
import java.util.ArrayList;
import java.util.List;

/** Hosts for tests. */
public final class Views {

    private static final long SECOND = 1_000_000_000L;

    private Views() {}

    /** A Fibre Channel path of map {@code vol7}, everything known; checked every 20 s, next in 8. */
    public static PathView path(String name, int minor, PathState state) {
        PathIdentity identity = new PathIdentity(
                name, 8, minor, 1, new Hctl(4, 0, 1, 7), "ACME", "FabricBox", "0007", "scsi:fcp",
                "0x5000bb0000000001 0x5001bb0000000001",
                new FabricNames("0000:3b:00.0", "0x2000aa0000000001", "0x2100aa0000000001", "0x5000bb0000000001", "0x5001bb0000000001",
                        "rport-4:0-1"),
                "SN7");
        UnitView unit = new UnitView("3600a0b80000f00d0000beef00000001", "SN7", "vendor text", 3L << 39, 1280, 0x101);
        FabricView fabric = new FabricView(
                "0000:3b:00.0", "0x2000aa0000000001", "0x2100aa0000000001", "0x5000bb0000000001", "0x5001bb0000000001");
        HealthView health = new HealthView(InitState.OK, state, !state.usable(), false, false, 50);
        KernelPathState kernel = state.usable() ? KernelPathState.ACTIVE : KernelPathState.FAILED;
        return new PathView(identity, unit, fabric, health, new CheckView("tur", "", 20 * SECOND, 8 * SECOND, true),
                new MembershipView("vol7", kernel, 3));
    }

    /** A device that only a map's table knows. */
    public static PathView unknownPath(MembershipView membership) {
        PathIdentity nothing = new PathIdentity("", 0, 0, 0, null, "", "", "", "undef", "", FabricNames.NONE, "");
        HealthView health = new HealthView(
                InitState.PARTIAL, PathState.UNCHECKED, false, false, true, HealthView.NO_PRIORITY);
        return new PathView(nothing, UnitView.NONE, FabricView.NONE, health, new CheckView("", "", 0, 0, false), membership);
    }

    /** A map with one group of these paths, which queues for 30 checks. */
    public static MapView map(String name, List<PathView> paths) {
        GroupView group = new GroupView(new SelectorSpec("service-time", List.of()), 50, GroupState.ACTIVE, false, paths);
        RoutingView routing = new RoutingView(FailbackPolicy.IMMEDIATE, Failback.NOT_RUNNING, NoPathRetry.checks(30),
                QueueingState.QUEUEING, Queueing.NOT_RUNNING);
        return map(name, routing, MapAction.NOTHING, List.of(group));
    }

    /** A map of 1.5 TiB. */
    public static MapView map(String name, RoutingView routing, MapAction action, List<GroupView> groups) {
        return new MapView(name, "3600a0b80000f00d0000beef00000001", new MapDeviceView(4, false, false, 512), 3L << 39,
                FeatureList.parse("1 queue_if_no_path").orNull(), HardwareHandlerSpec.parse("1 alua").orNull(), action, routing,
                new MapCounters(1, 2, 3, 4 * SECOND, 5, 6), groups);
    }

    /** A host at time 0. */
    public static HostView host(List<PathView> paths, List<MapView> maps) {
        return host(0, paths, maps);
    }

    public static HostView host(long takenNs, List<PathView> paths, List<MapView> maps) {
        DaemonView daemon = new DaemonView(4711, DaemonState.RUNNING, false, false, 0, 2);
        return new HostView(takenNs, paths, maps, MultipathConf.builtIn(), daemon);
    }

    /** A host with {@code count} paths in maps of four. */
    public static HostView manyPaths(long takenNs, int count) {
        List<PathView> all = new ArrayList<>();
        List<MapView> maps = new ArrayList<>();
        for (int i = 0; i < count; i += 4) {
            List<PathView> paths = new ArrayList<>();
            for (int j = i; j < Math.min(count, i + 4); j++) {
                paths.add(path("sd" + j, j, PathState.UP));
            }
            all.addAll(paths);
            maps.add(map("vol" + i, paths));
        }
        return host(takenNs, all, maps);
    }
}
