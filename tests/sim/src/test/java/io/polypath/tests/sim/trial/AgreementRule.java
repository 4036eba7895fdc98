package io.polypath.tests.sim.trial;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.KernelIntent;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.sim.mapper.MappedDevice;
import java.lang.foreign.MemorySegment;

/**
 * The kernel sends no I/O down a path that the daemon says is bad. One that is only withheld may be used while it is the last: the other
 * for which it is withheld is not given back before it is known who answers there.
 */
final class AgreementRule {

    /** Readings, tables and messages that are under way. */
    private static final long SETTLE_NS = 5 * Draw.SECOND;

    private final Witness witness;
    private final Stage stage;

    AgreementRule(Witness witness) {
        this.witness = witness;
        stage = witness.stage;
    }

    void pulse() {
        Incarnation daemon = stage.daemon();
        boolean young = stage.nowNs() - stage.startedNs() < SETTLE_NS;
        if (daemon != null && !young && daemon.lanes.readiness().isReached() && !witness.mapperTroubled(2 * SETTLE_NS)) {
            daemon.paths(this::path);
        }
    }

    private void path(MemorySegment row) {
        PathState state = PathState.ofNumber(PathRow.state(row));
        MappedDevice map = stage.fabric.kernel().mapper().device("mpath-" + PathRow.get(row, PathRow.Field.WWID));
        if (map == null || state.kernelIntent() != KernelIntent.FAIL || stage.nowNs() - PathRow.sinceNs(row) < SETTLE_NS) {
            return;
        }
        String numbers = PathRow.major(row) + ":" + PathRow.minor(row);
        int[] active = new int[2];
        map.paths((devT, works) -> active[devT.equals(numbers) ? 0 : 1] += works ? 1 : 0);
        boolean unasked = Reason.ofCode(PathRow.reason(row)) == Reason.HOST_STALLED && PathRow.hung(row) == 0;
        boolean keptInSilence = state == PathState.TIMEOUT && (!map.queues() || unasked);
        boolean keptAsLast = active[1] == 0 && (keptInSilence || state == PathState.DELAYED);
        if (active[0] > 0 && !keptAsLast) {
            throw new Violation("no I/O down a bad path", numbers + " is " + state + " and active in " + map.uuid());
        }
    }
}
