package io.polypath.tests.sim.trial;

import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Nexus;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * I/O of a map without paths that work waits no longer than {@code no_path_retry} says. A map of which no path is present may have been
 * left by another daemon, and then nobody knows what is wanted of it.
 * A path in standby counts as one that works, as it does for multipathd.
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
        for (MappedDevice map : stage.fabric.kernel().mapper().all()) {
            boolean[] present = new boolean[2];
            map.paths((devT, active) -> {
                SimPath disk = witness.disk(devT);
                present[0] |= disk != null;
                present[1] |= active || disk != null && standsBy(disk.nexus());
            });
            if (!present[0] || present[1] || !map.queues() || witness.mapperTroubled(0) || stage.daemon() == null || limitNs() < 0) {
                excused.put(map, stage.nowNs());
            }
            long sinceNs = Math.max(excused.computeIfAbsent(map, unknown -> stage.nowNs()), stage.wishesNs());
            if (limitNs() >= 0 && stage.nowNs() - sinceNs > limitNs()) {
                throw new Violation("I/O does not wait for ever", map.uuid() + " has had no path since " + sinceNs / 1_000_000 + " ms");
            }
        }
    }

    private static boolean standsBy(Nexus nexus) {
        return nexus.unit() != null && nexus.accessState() == AccessState.STANDBY;
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
