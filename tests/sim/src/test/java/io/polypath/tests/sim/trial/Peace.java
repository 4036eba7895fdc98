package io.polypath.tests.sim.trial;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a healed world must be like: the topology is the fabric's, and the kernel's tables are those that are wanted. */
final class Peace {

    /** An audit of every map comes each minute, a check at the latest after twenty seconds. */
    private static final long LIMIT_NS = 240 * Draw.SECOND;

    private final Stage stage;
    private final long healedNs;

    /** Everything has healed just now. */
    Peace(Stage stage) {
        this.stage = stage;
        healedNs = stage.nowNs();
    }

    /** How long it may take: a path that failed too often is withheld for as long as the configuration says. */
    long limitNs() {
        Wishes wishes = stage.wishes();
        long withheldSeconds = wishes.number("san_path_err_recovery_time")
                + 2 * (wishes.number("marginal_path_err_sample_time") + wishes.number("marginal_path_err_recheck_gap_time"));
        return LIMIT_NS + withheldSeconds * Draw.SECOND;
    }

    /** What is not as it should be; null when everything is. */
    String disturbance() {
        if (!stage.daemon().lanes.readiness().isReached()) {
            return "the daemon is not ready";
        }
        String wrong = pathsWrong();
        return wrong != null ? wrong : mapsWrong();
    }

    private String pathsWrong() {
        Map<String, SimPath> missing = new HashMap<>();
        stage.fabric.kernel().disks().all().forEach(disk -> missing.put(disk.name(), disk));
        int disks = missing.size();
        String[] wrong = new String[1];
        stage.daemon().paths(row -> {
            String name = PathRow.get(row, PathRow.Field.NAME);
            SimPath disk = missing.remove(name);
            String state = PathState.ofNumber(PathRow.state(row)).toString();
            if (disk == null) {
                wrong[0] = name + " is no disk";
            } else if (!PathRow.get(row, PathRow.Field.WWID).equals(disk.nexus().unit().wwid())) {
                wrong[0] = disk + " is " + PathRow.get(row, PathRow.Field.WWID) + ", not " + disk.nexus().unit().wwid();
            } else if (!state.equals("UP")) {
                wrong[0] = disk + " is " + state;
            } else if (PathRow.hung(row) != 0) {
                wrong[0] = disk + " has commands that hang";
            } else if (owesAnswer(disk)) {
                wrong[0] = disk + " was asked before everything healed and has not answered yet";
            }
        });
        if (wrong[0] == null && !missing.isEmpty()) {
            return "unknown: " + new TreeSet<>(missing.keySet());
        }
        int open = stage.fabric.kernel().files().open();
        return wrong[0] == null && open > 3 * disks ? open + " open files for " + disks + " disks" : wrong[0];
    }

    /** The answer to what was asked of a slow disk may still be too late, and disturb what looks like rest. */
    private boolean owesAnswer(SimPath disk) {
        DiskStory story = stage.witness.story(disk);
        return story.isSilent() && story.silentNs <= healedNs;
    }

    private String mapsWrong() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (SimPath disk : stage.fabric.kernel().disks().all()) {
            wanted.computeIfAbsent("mpath-" + disk.nexus().unit().wwid(), uuid -> new TreeSet<>()).add(Witness.numbers(disk));
        }
        for (MappedDevice map : stage.fabric.kernel().mapper().all()) {
            Set<String> members = wanted.remove(map.uuid());
            String wrong = members == null ? orphan(map) : wrong(map, members);
            if (wrong != null) {
                return wrong;
            }
        }
        wanted.values().removeIf(members -> members.size() == 1 && stage.wishes().says("find_multipaths", "yes"));
        return wanted.isEmpty() ? null : "no map of " + wanted;
    }

    /** A map whose unit is gone goes too, unless the configuration keeps it. */
    private String orphan(MappedDevice map) {
        return stage.wishes().says("flush_on_last_del", "never") ? null : map.uuid() + " has no disks";
    }

    private String wrong(MappedDevice map, Set<String> members) {
        Set<String> present = new TreeSet<>();
        Set<String> failed = new TreeSet<>();
        map.paths((devT, active) -> {
            present.add(devT);
            if (!active) {
                failed.add(devT);
            }
        });
        if (!present.equals(members)) {
            return map.uuid() + " has " + present + ", not " + members;
        }
        if (!failed.isEmpty()) {
            return map.uuid() + " has failed " + failed;
        }
        if (map.suspended() || map.hasInactiveTable()) {
            return map.uuid() + " is in the middle of a change";
        }
        boolean queues = !stage.wishes().says("no_path_retry", "fail") && !stage.wishes().option("no_path_retry").isEmpty();
        return queues && !map.queues() ? map.uuid() + " does not queue" : null;
    }
}
