package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import org.junit.jupiter.api.Test;

/** Maps of units whose capacity changes unasked. */
class CapacitiesOnFabricTest extends KeptMaps {

    /** A table of the map's size is refused where a path is smaller, so that it could never have another path again. */
    @Test
    void aMapThatIsTooLargeForItsPathsTakesTheirsWithTheNextOneUnlessSomebodyUsesIt() throws Exception {
        for (boolean used : new boolean[] {false, true}) {
            try (Rig rig = keeping("auto_resize never")) {
                LogicalUnit unit = units(rig).getFirst();
                long before = unit.blocks();
                SimPath first = pathsOf(rig, unit).getFirst();
                shrink(rig, unit, used);
                assertEquals(before, map(rig, unit).sectors(), "nothing else calls for another table");
                Fault deleted = rig.fabric.faults().delete(first);
                rig.run.advance(SECOND);
                deleted.heal();
                rig.run.advance(90 * SECOND);
                assertEquals(used ? before : unit.blocks(), map(rig, unit).sectors());
                assertEquals(!used, has(rig, unit, rig.fabric.kernel().disks().of(first.nexus())));
                assertEquals(4, activePaths(rig, unit));
            }
        }
    }

    /** The owner has not heard that somebody has begun to use the map. */
    @Test
    void aMapThatWasOpenedAMomentAgoDoesNotShrink() throws Exception {
        try (Rig rig = keeping("auto_resize never")) {
            LogicalUnit unit = units(rig).getFirst();
            long before = unit.blocks();
            shrink(rig, unit, false);
            open(rig, unit);
            rig.fabric.faults().delete(pathsOf(rig, unit).getFirst());
            rig.run.advance(90 * SECOND);
            assertEquals(before, map(rig, unit).sectors());
            assertFalse(map(rig, unit).suspended());
        }
    }

    /** The kernel met it while its port group was unavailable, and has not asked for its capacity since. */
    @Test
    void aDiskWithoutCapacityGetsOneAsSoonAsItAnswers() throws Exception {
        try (Rig rig = keeping("", fabric -> fabric.path("sda").loseCapacity())) {
            SimPath disk = rig.fabric.path("sda");
            LogicalUnit unit = disk.nexus().unit();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 30 * SECOND), () -> rig.states().toString());
            assertEquals(unit.blocks() * LogicalUnit.BLOCK_BYTES, disk.sizeBytes());
            assertTrue(rig.until(() -> reading(rig, unit) != null && activePaths(rig, unit) == 4, 30 * SECOND));
        }
    }

    /** It answers passively before and after, so that its state does not change when it could tell its capacity. */
    @Test
    void aPassiveDiskWithoutCapacityGetsOneWhenItsPortGroupBecomesActive() throws Exception {
        try (Rig rig = keeping("", fabric -> {
            access(fabric, AccessState.STANDBY);
            fabric.path("sda").loseCapacity();
        })) {
            assertTrue(rig.until(() -> rig.state("sda") == PathState.GHOST, 30 * SECOND), () -> rig.states().toString());
            rig.run.advance(120 * SECOND);
            assertEquals(0, rig.fabric.path("sda").sizeBytes());
            access(rig.fabric, AccessState.OPTIMIZED);
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 120 * SECOND), () -> rig.states().toString());
        }
    }

    private static void access(Fabric fabric, AccessState state) {
        Nexus nexus = fabric.path("sda").nexus();
        synchronized (fabric.lock()) {
            fabric.faults().transition(nexus.unit(), nexus.link().port().group(), state, 0);
        }
    }

    private static void shrink(Rig rig, LogicalUnit unit, boolean used) {
        synchronized (rig.fabric.lock()) {
            if (used) {
                mapper(rig).open(map(rig, unit));
            }
            rig.fabric.faults().resize(unit, unit.blocks() / 2);
            pathsOf(rig, unit).forEach(path -> rig.fabric.kernel().rescan(path, rig.fabric.nowNs()));
        }
        rig.run.advance(30 * SECOND);
    }
}
