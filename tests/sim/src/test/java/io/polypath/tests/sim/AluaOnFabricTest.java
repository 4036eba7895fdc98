package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPortGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AluaOnFabricTest {

    private static final FabricShape ONE_UNIT = FabricShape.DEFAULT.withSize(1, 1, 4, 2);

    @TempDir
    Path directory;

    @Test
    void everyPathIsFoundIdentifiedAndUp() throws Exception {
        try (Rig rig = Rig.start(FabricShape.DEFAULT, KernelOptions.DEFAULT, directory, false)) {
            assertEquals(64, rig.states().size());
            assertEquals(64, rig.count(PathState.UP), () -> rig.states().toString());
            for (String name : rig.states().keySet()) {
                String wwid = PathRow.get(rig.row(name), PathRow.Field.WWID);
                assertEquals(rig.fabric.path(name).nexus().unit().wwid(), wwid);
            }
        }
    }

    @Test
    void statesAndPrioritiesFollowEachTransition() throws Exception {
        try (Rig rig = Rig.start(ONE_UNIT, KernelOptions.DEFAULT, directory, false)) {
            follow(rig, AccessState.STANDBY, PathState.GHOST, 1);
            follow(rig, AccessState.UNAVAILABLE, PathState.DOWN, 0);
            follow(rig, AccessState.OPTIMIZED, PathState.UP, 50);
            follow(rig, AccessState.NON_OPTIMIZED, PathState.UP, 10);
            follow(rig, AccessState.OFFLINE, PathState.DOWN, 0);
            follow(rig, AccessState.LBA_DEPENDENT, PathState.UP, 5);
        }
    }

    private static void follow(Rig rig, AccessState access, PathState expected, int priority) {
        Array array = rig.fabric.arrays().getFirst();
        LogicalUnit unit = array.units().getFirst();
        TargetPortGroup second = array.groups().get(1);
        rig.fabric.faults().transition(unit, second, access, 0);
        List<String> paths = pathsOf(rig, second);
        assertEquals(2, paths.size());
        boolean followed = rig.until(
                () -> paths.stream().allMatch(path ->
                        rig.state(path) == expected && PathRow.priority(rig.row(path)) == priority),
                25 * SECOND);
        assertTrue(followed, () -> access + ": " + rig.states());
    }

    private static List<String> pathsOf(Rig rig, TargetPortGroup group) {
        return rig.states().keySet().stream()
                .filter(name -> rig.fabric.path(name).nexus().link().port().group() == group)
                .toList();
    }

    @Test
    void aTransitionIsPendingAndNeverOptimized() throws Exception {
        try (Rig rig = Rig.start(ONE_UNIT, KernelOptions.DEFAULT, directory, false)) {
            Array array = rig.fabric.arrays().getFirst();
            TargetPortGroup first = array.groups().getFirst();
            rig.fabric.faults().transition(array.units().getFirst(), first, AccessState.STANDBY, 8 * SECOND);
            String path = pathsOf(rig, first).getFirst();
            assertTrue(rig.until(() -> rig.state(path) == PathState.PENDING, 25 * SECOND), () -> rig.states().toString());
            assertEquals(0, PathRow.priority(rig.row(path)));
            assertTrue(rig.until(() -> rig.state(path) == PathState.GHOST, 25 * SECOND), () -> rig.states().toString());
        }
    }

    @Test
    void oneReplyMovesAllPathsOfTheUnit() throws Exception {
        try (Rig rig = Rig.start(ONE_UNIT, KernelOptions.DEFAULT, directory, false)) {
            Array array = rig.fabric.arrays().getFirst();
            TargetPortGroup second = array.groups().get(1);
            rig.fabric.faults().transition(array.units().getFirst(), second, AccessState.STANDBY, 0);
            List<String> paths = pathsOf(rig, second);
            rig.until(() -> paths.stream().allMatch(path -> rig.state(path) == PathState.GHOST), 25 * SECOND);
            long first = Long.MAX_VALUE;
            long last = 0;
            for (String path : paths) {
                List<Rig.Entry> changes = rig.flight(FlightKind.TRANSITION, path).stream()
                        .filter(entry -> entry.reason() == Reason.ALUA_STANDBY).toList();
                assertEquals(1, changes.size());
                first = Math.min(first, changes.getFirst().timeNs());
                last = Math.max(last, changes.getFirst().timeNs());
            }
            assertEquals(first, last, "both paths moved with the same reply");
        }
    }

    /** Through one of the group's paths the unit says that it is offline, through the other that it is not. */
    @Test
    void pathsThatAreToldDifferentStatesOfTheirGroupGoEachByWhatTheyHear() throws Exception {
        try (Rig rig = Rig.start(ONE_UNIT, KernelOptions.DEFAULT, directory, false)) {
            List<String> paths = pathsOf(rig, rig.fabric.arrays().getFirst().groups().getFirst());
            List<Nexus> refusing = List.of(rig.fabric.path(paths.getFirst()).nexus());
            Fault offline = rig.fabric.faults().refuse(refusing, Opcodes.RTPG, Sense.LU_OFFLINE, Integer.MAX_VALUE);
            rig.run.advance(60 * SECOND);
            assertEquals(PathState.DOWN, rig.state(paths.getFirst()));
            assertEquals(PathState.UP, rig.state(paths.getLast()));
            assertEquals(3, rig.flight(FlightKind.TRANSITION, paths.getLast()).size(), "found, went with the other path, came back");
            offline.heal();
            assertTrue(rig.until(() -> rig.state(paths.getFirst()) == PathState.UP, 25 * SECOND));
        }
    }

    /** The last path that works answers for itself: what another one hears of their group is no reason to fail it unasked. */
    @Test
    void theLastPathIsAskedBeforeItIsFailedOnAnothersWord() throws Exception {
        try (Rig rig = Rig.start(ONE_UNIT, KernelOptions.DEFAULT, directory, false)) {
            List<TargetPortGroup> groups = rig.fabric.arrays().getFirst().groups();
            List<String> paths = pathsOf(rig, groups.getFirst());
            groups.getLast().ports().forEach(port -> rig.fabric.faults().portDown(port, LinkLoss.AT_ONCE));
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 2, 30 * SECOND), () -> rig.states().toString());
            List<Nexus> refusing = List.of(rig.fabric.path(paths.getFirst()).nexus());
            rig.fabric.faults().refuse(refusing, Opcodes.RTPG, Sense.LU_OFFLINE, Integer.MAX_VALUE);
            assertTrue(rig.until(() -> rig.state(paths.getFirst()) == PathState.DOWN, 30 * SECOND));
            rig.run.advance(60 * SECOND);
            assertEquals(1, rig.flight(FlightKind.TRANSITION, paths.getLast()).size(), "found, and never lost");
        }
    }

    @Test
    void groupsOfOneUnitSayNothingAboutAnother() throws Exception {
        try (Rig rig = Rig.start(FabricShape.DEFAULT.withSize(1, 2, 4, 2), KernelOptions.DEFAULT, directory, false)) {
            Array array = rig.fabric.arrays().getFirst();
            rig.fabric.faults().transition(array.units().getFirst(), array.groups().get(1), AccessState.STANDBY, 0);
            rig.run.advance(30 * SECOND);
            assertEquals(2, rig.count(PathState.GHOST), () -> rig.states().toString());
            assertEquals(6, rig.count(PathState.UP), () -> rig.states().toString());
        }
    }

    @Test
    void aPathThatMayBeAnotherUnitTellsNothingAboutItsOwn() throws Exception {
        try (Rig rig = Rig.start(FabricShape.DEFAULT.withSize(1, 2, 4, 2), KernelOptions.DEFAULT, directory, false)) {
            Array array = rig.fabric.arrays().getFirst();
            LogicalUnit first = array.units().getFirst();
            LogicalUnit second = array.units().get(1);
            rig.fabric.faults().transition(second, array.groups().get(1), AccessState.STANDBY, 0);
            assertTrue(rig.until(() -> rig.count(PathState.GHOST) == 2, 25 * SECOND), () -> rig.states().toString());
            Nexus moved = rig.fabric.nexuses(first).getFirst();
            List<String> others = rig.fabric.nexuses(first).stream()
                    .filter(nexus -> nexus != moved).map(nexus -> rig.fabric.kernel().disks().of(nexus).name()).toList();
            rig.fabric.faults().remap(List.of(moved), second, Notice.INQUIRY_CHANGED);
            rig.run.advance(30 * SECOND);
            for (String name : others) {
                assertEquals(List.of(), rig.flight(FlightKind.ACCESS, name), name);
                assertEquals(PathState.UP, rig.state(name), name);
            }
        }
    }

    @Test
    void aUnitThatRefusedToReportItsGroupsIsAskedAgain() throws Exception {
        Consumer<Fabric> starting = fabric -> fabric.faults().refuse(
                fabric.nexuses(fabric.arrays().getFirst().units().getFirst()), Opcodes.RTPG, Sense.INVALID_OPCODE, 8);
        try (Rig rig = Rig.start(ONE_UNIT, KernelOptions.DEFAULT, Rig.settings(directory), starting)) {
            assertEquals(-1, PathRow.groupState(rig.row("sda")), "nothing is known at first");
            boolean known = rig.until(
                    () -> rig.states().keySet().stream().allMatch(name -> PathRow.groupState(rig.row(name)) >= 0), 120 * SECOND);
            assertTrue(known);
        }
    }
}
