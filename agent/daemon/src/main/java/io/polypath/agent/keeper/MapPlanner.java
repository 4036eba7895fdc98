package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.MapSettings;
import io.polypath.agent.map.Candidate;
import io.polypath.agent.map.Grouping;
import io.polypath.agent.map.GroupingPolicy;
import io.polypath.agent.map.GroupingRules;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.PathGroup;
import io.polypath.agent.map.PathGrouper;
import io.polypath.agent.map.QueueMode;
import io.polypath.agent.map.Standing;
import io.polypath.agent.map.TableGroup;
import io.polypath.agent.map.TablePath;
import io.polypath.agent.map.TableWish;
import io.polypath.agent.map.WantedMap;
import io.polypath.agent.map.WantedTable;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.topology.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out what a map should look like. Owner lane only; sends nothing. */
final class MapPlanner {

    private final Policy policy;
    private final PathPriorities priorities;

    MapPlanner(Policy policy, PathPriorities priorities) {
        this.policy = policy;
        this.priorities = priorities;
    }

    /** The map as its members and settings want it. */
    WantedMap plan(ManagedMap map) {
        MapSettings settings = map.settings;
        QueueMode live = map.kernel == null || map.kernel.table() == null ? null : map.kernel.table().queueMode();
        boolean kernelQueues = map.kernel != null && map.kernel.queues();
        TableWish wish = new TableWish(
                QueueMode.reconcile(settings.features(), live).features(),
                map.queueing.tableQueues(kernelQueues),
                handler(map),
                settings.selector(),
                settings.minIo(),
                grouping(map));
        long sectors = sectors(map);
        return new WantedMap(map.name, sectors, WantedTable.of(wish), false, map.forced, shrinksUnasked(map, sectors));
    }

    private boolean shrinksUnasked(ManagedMap map, long sectors) {
        boolean asked = map.resizing || policy.globals().autoResize().equals("grow_shrink");
        return map.kernel != null && sectors < map.kernel.sizeSectors() && !asked;
    }

    /**
     * A map gets another size only when all its paths agree on it, and {@code auto_resize} or an operator wants that, or nobody could tell
     * of the change because no daemon ran.
     */
    private long sectors(ManagedMap map) {
        if (map.kernel == null || map.kernel.sizeSectors() == 0) {
            return map.pathSectors();
        }
        long present = map.kernel.sizeSectors();
        long agreed = map.agreedSectors();
        return agreed != 0 && mayBecome(map, present, agreed) ? agreed : present;
    }

    private boolean mayBecome(ManagedMap map, long present, long agreed) {
        return map.resizing || map.fits(agreed) || switch (policy.globals().autoResize()) {
            case "grow_only" -> agreed > present;
            case "grow_shrink" -> true;
            default -> false;
        };
    }

    private static HardwareHandlerSpec handler(ManagedMap map) {
        return map.members.isEmpty() && map.kernel != null
                ? map.kernel.table().handler()
                : map.settings.handlerFor(attached(map), allReportPortGroups(map));
    }

    /** The handler that the kernel has attached to the first path that has one; empty for none. */
    private static String attached(ManagedMap map) {
        for (Path path : map.tabled()) {
            if (!path.handler().isEmpty()) {
                return path.handler();
            }
        }
        return "";
    }

    /** How the kernel's groups stand to what priorities and states ask for now. */
    Standing standing(ManagedMap map, Attention how) {
        Grouping wanted = grouping(map);
        Grouping present = inKernel(map);
        if (how.compareTo(Attention.PRIORITIES) >= 0 && !sameGroups(wanted, present)) {
            return Standing.OTHER_ORDER;
        }
        return present.best() == map.kernel.nextGroup() ? Standing.RIGHT : Standing.OTHER_GROUP;
    }

    /** The groups that the kernel has, with what is known of their paths now. */
    List<PathGroup> groupsInKernel(ManagedMap map) {
        return inKernel(map).groups();
    }

    /** The best of the groups that the kernel has, from 1; 0 when it has none. */
    int bestInKernel(ManagedMap map) {
        return inKernel(map).best();
    }

    /** The keyword of the policy that forms the map's groups. */
    GroupingPolicy groupingPolicy(ManagedMap map) {
        if (!map.settings.detectGrouping() || !map.tabled().stream().allMatch(priorities::followsGroups)) {
            return map.settings.grouping();
        }
        return map.settings.detectGroupingByPortGroup() ? GroupingPolicy.GROUP_BY_TPG : GroupingPolicy.GROUP_BY_PRIO;
    }

    private Grouping grouping(ManagedMap map) {
        GroupingRules rules = new GroupingRules(groupingPolicy(map), policy.globals().marginalApart(), map.settings.selector());
        return PathGrouper.group(rules, map.tabled().stream().map(this::candidate).toList());
    }

    /** The kernel's groups with what is known of their paths now; paths that are no members are left out. */
    private Grouping inKernel(ManagedMap map) {
        Map<String, Path> known = HashMap.newHashMap(map.members.size());
        for (Path path : map.members) {
            known.put(path.deviceNumbers(), path);
        }
        List<TableGroup> present = map.kernel.table().groups();
        List<PathGroup> groups = new ArrayList<>(present.size());
        for (TableGroup group : present) {
            groups.add(inKernel(group, known));
        }
        return new Grouping(groups);
    }

    private PathGroup inKernel(TableGroup group, Map<String, Path> known) {
        List<Candidate> paths = new ArrayList<>(group.paths().size());
        boolean marginal = true;
        for (TablePath entry : group.paths()) {
            Path path = known.get(entry.devT());
            Candidate candidate = path != null ? candidate(path) : stranger(entry.devT());
            marginal &= candidate.marginal();
            paths.add(candidate);
        }
        return PathGroup.of(paths, marginal);
    }

    /** Where a group without a usable path stands does not matter: the kernel passes over it. */
    private static boolean sameGroups(Grouping one, Grouping other) {
        return usable(one).equals(usable(other));
    }

    private static List<List<String>> usable(Grouping grouping) {
        return grouping.groups().stream().filter(group -> group.enabledPaths() > 0).map(MapPlanner::devices).toList();
    }

    private static List<String> devices(PathGroup group) {
        return group.paths().stream().map(Candidate::devT).sorted().toList();
    }

    private Candidate candidate(Path path) {
        return new Candidate(
                path.row,
                path.deviceNumbers(),
                priorities.of(path),
                path.machine.state().usable(),
                path.identity().serial(),
                path.identity().targetNode(),
                path.targetPortGroup(),
                policy.globals().marginalApart() && path.marginal(),
                path.identity().adapter());
    }

    private static Candidate stranger(String devT) {
        return new Candidate(-1, devT, Candidate.NO_PRIORITY, false, "", "", Candidate.NO_PORT_GROUP, false, "");
    }

    /** Paths that have not told do not count; where none has, as after a start while all are lost, it is as the kernel's table has it. */
    private static boolean allReportPortGroups(ManagedMap map) {
        List<Path> told = map.tabled().stream().filter(Path::toldTpgs).toList();
        if (!told.isEmpty()) {
            return told.stream().allMatch(path -> path.tpgs() > 0);
        }
        return map.kernel != null && map.kernel.table() != null && map.kernel.table().handler().equals(HardwareHandlerSpec.ALUA);
    }
}
