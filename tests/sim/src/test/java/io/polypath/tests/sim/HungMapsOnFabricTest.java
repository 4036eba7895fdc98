package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Opcodes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that sleep in the kernel, as the change of a map does whose I/O is stuck. */
class HungMapsOnFabricTest extends KeptMaps {

    @Test
    void aMapThatHangsDelaysNoMessageToAnother() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit stuck = units(rig).get(0);
            LogicalUnit other = units(rig).get(1);
            Fault hang = hang(rig, stuck);
            rig.fabric.faults().portDown(ports(rig).get(1), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> activePaths(rig, other) == 2, 30 * SECOND));
            hang.heal();
            assertTrue(rig.until(() -> pathsInTable(rig, stuck) == 3, 30 * SECOND));
        }
    }

    @Test
    void aMapThatHangsDelaysNoChangeOfAnother() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit stuck = units(rig).get(0);
            LogicalUnit other = units(rig).get(1);
            SimPath path = pathsOf(rig, other).getFirst();
            Fault hang = hang(rig, stuck);
            Fault deleted = rig.fabric.faults().delete(path);
            assertTrue(rig.until(() -> pathsInTable(rig, other) == 3, 30 * SECOND));
            deleted.heal();
            assertTrue(rig.until(() -> pathsInTable(rig, other) == 4, 30 * SECOND));
            assertEquals(4, pathsInTable(rig, stuck));
            hang.heal();
            assertTrue(rig.until(() -> pathsInTable(rig, stuck) == 3, 30 * SECOND));
        }
    }

    /** While the maps are listed after lost events, another one is made: the list does not have it. */
    @Test
    void aMapThatWasMadeMeanwhileIsNotTakenForGone() throws Exception {
        try (Rig rig = keeping("flush_on_last_del always")) {
            LogicalUnit unit = units(rig).get(1);
            List<Fault> deleted = pathsOf(rig, unit).stream().map(rig.fabric.faults()::delete).toList();
            assertTrue(rig.until(() -> map(rig, unit) == null, 30 * SECOND));
            Fault slow = rig.fabric.faults().mapperHangs(MapperCall.LIST, null);
            Fault lost = rig.fabric.faults().loseEvents(1_000, true);
            deleted.getFirst().heal();
            assertTrue(rig.until(() -> rig.fabric.kernel().mapper().gate().sleepers() == 1, 30 * SECOND));
            lost.heal();
            deleted.stream().skip(1).forEach(Fault::heal);
            assertTrue(rig.until(() -> map(rig, unit) != null && activePaths(rig, unit) == 4, 60 * SECOND));
            rig.run.advance(10 * SECOND);
            slow.heal();
            rig.run.advance(10 * SECOND);
            assertTrue(rig.flight().stream().noneMatch(entry -> entry.kind() == FlightKind.MAP_SEEN && entry.note().startsWith("gone")));
            assertEquals(4, activePaths(rig, unit));
        }
    }

    /** The table still has the paths whose disks have gone, and the kernel has not noticed: they are none that I/O could go to. */
    @Test
    void aSilentPathIsKeptWhereOnlyDisksThatHaveGoneAreLeft() throws Exception {
        try (Rig rig = keeping("no_path_retry fail")) {
            LogicalUnit stuck = units(rig).getFirst();
            List<SimPath> paths = pathsOf(rig, stuck);
            SimPath last = paths.getLast();
            Fault hang = hang(rig, stuck);
            paths.subList(1, 3).forEach(rig.fabric.faults()::delete);
            rig.fabric.faults().hang(List.of(last.nexus()), Opcodes.ANY);
            assertTrue(rig.until(() -> rig.state(last.name()) == PathState.TIMEOUT, 60 * SECOND));
            rig.run.advance(30 * SECOND);
            assertTrue(isActive(rig, stuck, last));
            hang.heal();
        }
    }

    /** The next change of the unit's map sleeps; it has one to make. */
    private static Fault hang(Rig rig, LogicalUnit unit) throws Exception {
        Fault hang = rig.fabric.faults().mapperHangs(MapperCall.RESUME, "mpath-" + unit.wwid());
        SimPath first = pathsOf(rig, unit).getFirst();
        rig.fabric.faults().delete(first);
        assertTrue(rig.until(() -> rig.fabric.kernel().mapper().gate().sleepers() == 1, 30 * SECOND));
        return hang;
    }
}
