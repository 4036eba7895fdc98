package io.polypath.tests.sim.trial;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * I/O of a map without paths that work waits no longer than {@code no_path_retry} says. A map of which no path of its own is present may
 * have been left by another daemon, and then nobody knows what is wanted of it.
 * A path that the daemon believes to be usable counts, even where the kernel fails it again and again, as it does for multipathd.
 */
final class QueueRule {

    /** Until the daemon knows of the last path's failure, and a check that was under way is over. */
    private static final long SLACK_NS = 60 * Draw.SECOND;

    private final Witness witness;
    private final Stage stage;

    /** When each map last had a path, or could not be changed, or was to wait for ever. */
    private final Map<MappedDevice, Long> excused = new IdentityHashMap<>();

    QueueRule(Witness witness) {
        this.witness = witness;
        stage = witness.stage;
    }

    void pulse() {
        Set<String> believed = stage.daemon() == null ? Set.of() : believed(stage.daemon());
        for (MappedDevice map : stage.fabric.kernel().mapper().all()) {
            if (believed.contains(map.uuid()) || mayWait(map)) {
                excused.put(map, stage.nowNs());
            }
            long sinceNs = Math.max(excused.computeIfAbsent(map, unknown -> stage.nowNs()), stage.wishesNs());
            if (limitNs() >= 0 && stage.nowNs() - sinceNs > limitNs()) {
                throw new Violation("I/O does not wait for ever", map.uuid() + " has had no path since " + sinceNs / 1_000_000 + " ms");
            }
        }
    }

    /** The maps that have a usable path, as the daemon sees it. */
    private static Set<String> believed(Incarnation daemon) {
        Set<String> maps = new HashSet<>();
        daemon.paths(row -> {
            if (PathState.ofNumber(PathRow.state(row)).usable()) {
                maps.add("mpath-" + PathRow.get(row, PathRow.Field.WWID));
            }
        });
        return maps;
    }

    private boolean mayWait(MappedDevice map) {
        boolean[] present = new boolean[2];
        map.paths((devT, active) -> {
            present[0] |= mayBeOwn(witness.disk(devT), map);
            present[1] |= active;
        });
        return !present[0] || present[1] || !map.queues() || witness.mapperTroubled(0) || stage.daemon() == null || limitNs() < 0;
    }

    private static boolean mayBeOwn(SimPath disk, MappedDevice map) {
        return disk != null && (disk.nexus().unit() == null || disk.nexus().unit().naaLow() == Witness.nameOf(map));
    }

    /** Longest time for which a map may wait, -1 for ever. */
    private long limitNs() {
        String option = stage.wishes().option("no_path_retry");
        return switch (option) {
            case "queue" -> -1;
            case "", "fail" -> stage.wishes().checkTimeoutNs() + SLACK_NS;
            default -> Long.parseLong(option) * Wishes.POLLING_NS + stage.wishes().checkTimeoutNs() + SLACK_NS;
        };
    }
}
