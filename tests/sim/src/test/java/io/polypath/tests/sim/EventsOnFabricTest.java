package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Opcodes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsOnFabricTest {

    private static final FabricShape SMALL = FabricShape.DEFAULT.withSize(1, 4, 4, 2);

    @TempDir
    Path directory;

    @Test
    void aDiskThatGoesAndComesBackIsFollowedByEventsAlone() throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            Fault fault = rig.fabric.faults().delete(rig.fabric.path("sda"));
            assertTrue(rig.until(() -> rig.states().size() == 15, SECOND));
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 16, SECOND), () -> rig.states().toString());
        }
    }

    @Test
    void aUnitThatAppearsIsChecked() throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            rig.fabric.faults().hotAdd(rig.fabric.arrays().getFirst(), 1_000_000);
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 20, SECOND), () -> rig.states().toString());
        }
    }

    @Test
    void lostEventsEndInTheSameTopology() throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            rig.fabric.faults().loseEvents(1_000, true);
            rig.fabric.faults().delete(rig.fabric.path("sda"));
            rig.fabric.faults().delete(rig.fabric.path("sdb"));
            rig.fabric.faults().hotAdd(rig.fabric.arrays().getFirst(), 1_000_000);
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 18, 5 * SECOND), () -> rig.states().toString());
        }
    }

    @Test
    void aPortThatLosesItsLinkTakesItsPathsDownAndBackUp() throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            Fault fault = rig.fabric.faults().portDown(rig.fabric.arrays().getFirst().ports().getFirst());
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 8, 30 * SECOND), () -> rig.states().toString());
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 16, 30 * SECOND), () -> rig.states().toString());
        }
    }

    @Test
    void identityWaitsForUdevButNotForEver() throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            rig.fabric.faults().udevLate(3_600 * SECOND);
            rig.fabric.faults().hotAdd(rig.fabric.arrays().getFirst(), 1_000_000);
            rig.run.advance(20 * SECOND);
            long owed = rig.states().keySet().stream().filter(name -> wwid(rig, name).isEmpty()).count();
            assertEquals(4, owed);
            rig.run.advance(40 * SECOND);
            assertTrue(rig.states().keySet().stream().noneMatch(name -> wwid(rig, name).isEmpty()));
        }
    }

    private static String wwid(Rig rig, String name) {
        return PathRow.get(rig.row(name), PathRow.Field.WWID);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void damagedRepliesTakeNoPathDown(Damage damage) throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            rig.fabric.faults().damageData(rig.fabric.nexuses(nexus -> true), Opcodes.RTPG, damage);
            rig.run.advance(120 * SECOND);
            assertEquals(16, rig.count(PathState.UP), () -> damage + ": " + rig.states());
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void damagedInquiryDataEndNoLane(Damage damage) throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            Fault fault = rig.fabric.faults().damageData(rig.fabric.nexuses(nexus -> true), Opcodes.of(Opcodes.INQUIRY), damage);
            rig.run.advance(120 * SECOND);
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 16, 120 * SECOND),
                    () -> damage + ": " + rig.states());
        }
    }

    @Test
    void aDeviceThatRefusesSubmissionsForOurOwnFaultKeepsItsState() throws Exception {
        try (Rig rig = Rig.start(SMALL, KernelOptions.DEFAULT, directory, false)) {
            int eagain = 11;
            rig.fabric.faults().submitError(rig.fabric.path("sda"), eagain, 10);
            rig.run.advance(30 * SECOND);
            assertEquals(PathState.UP, rig.state("sda"));
            assertEquals(List.of(), rig.flight().stream()
                    .filter(entry -> entry.name().equals("sda") && entry.to() == PathState.DOWN).toList());
        }
    }
}
