package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.port.SimWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HungPathsTest {

    @TempDir
    Path directory;

    @Test
    void aThousandHungPathsTimeOutAndDisturbNoOther() throws Exception {
        FabricShape shape = FabricShape.DEFAULT.withSize(4, 128, 4, 4).withCanQueue(4_096);
        try (Rig rig = Rig.start(shape, KernelOptions.DEFAULT, directory, false)) {
            assertEquals(2_048, rig.count(PathState.UP));
            List<Nexus> hung = nexuses(rig.fabric, 1_000);
            Fault fault = rig.fabric.faults().hang(hung, Opcodes.ANY);
            rig.run.advance(60 * SECOND);
            assertEquals(1_000, rig.count(PathState.TIMEOUT), () -> rig.states().toString());
            assertEquals(1_048, rig.count(PathState.UP));
            othersWereCheckedInTime(rig);
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 2_048, 30 * SECOND),
                    () -> rig.count(PathState.UP) + " are up");
        }
    }

    private static void othersWereCheckedInTime(Rig rig) {
        long nowNs = rig.fabric.nowNs();
        for (String name : rig.states().keySet()) {
            if (rig.state(name) == PathState.UP) {
                long silentNs = nowNs - PathRow.answeredNs(rig.row(name));
                assertTrue(silentNs <= 21 * SECOND, () -> name + " was last checked " + silentNs / SECOND + " s ago");
            }
        }
    }

    @Test
    void noMoreThanTwoCommandsHangOnOnePath() throws Exception {
        try (Rig rig = Rig.start(FabricShape.DEFAULT.withSize(1, 1, 1, 1), KernelOptions.DEFAULT, directory, false)) {
            rig.fabric.faults().hang(nexuses(rig.fabric, 1), Opcodes.ANY);
            for (int second = 0; second < 50; second++) {
                rig.run.advance(SECOND);
                assertTrue(PathRow.hung(rig.row("sda")) <= 2);
            }
            assertEquals(PathState.TIMEOUT, rig.state("sda"));
        }
    }

    @Test
    void anAnswerAfterItsDeadlineIsCountedAndDropped() throws Exception {
        try (Rig rig = Rig.start(FabricShape.DEFAULT.withSize(1, 1, 1, 1), KernelOptions.DEFAULT, directory, false)) {
            Fault fault = rig.fabric.faults().hang(nexuses(rig.fabric, 1), Opcodes.ANY);
            assertTrue(rig.until(() -> rig.state("sda") == PathState.TIMEOUT, 40 * SECOND));
            fault.heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 30 * SECOND));
            assertTrue(rig.lanes.stages().lateAnswers() >= 1);
            assertEquals(0, PathRow.hung(rig.row("sda")));
            assertTrue(!rig.flight(FlightKind.LATE, "sda").isEmpty());
        }
    }

    /** Most of the paths can never be asked, because those before them fill the host; they are not left as they were. */
    @Test
    void behindAHostThatAnswersNothingEveryPathTimesOut() throws Exception {
        FabricShape shape = FabricShape.DEFAULT.withSize(1, 64, 1, 1).withCanQueue(8);
        try (Rig rig = Rig.start(shape, KernelOptions.DEFAULT, directory, false)) {
            Fault fault = rig.fabric.faults().hang(nexuses(rig.fabric, 64), Opcodes.ANY);
            assertTrue(rig.until(() -> rig.count(PathState.TIMEOUT) == 64, 60 * SECOND), () -> rig.states().toString());
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 64, 60 * SECOND), () -> rig.states().toString());
        }
    }

    /** A step may take seconds where CPU is short; what is sent at its end has its time from then on, not from the step's beginning. */
    @Test
    void whatIsSentLateInALongStepIsNotOverdueSooner() throws Exception {
        SlowSteps[] slow = new SlowSteps[1];
        try (Rig rig = Rig.start(FabricShape.DEFAULT.withSize(1, 1, 1, 1), KernelOptions.DEFAULT, Rig.settings(directory),
                fabric -> {}, fabric -> slow[0] = new SlowSteps(SimWorld.stepped(fabric)))) {
            slow[0].take(10 * SECOND);
            rig.fabric.faults().slow(nexuses(rig.fabric, 1), new Latency.Constant(4 * SECOND));
            rig.run.advance(60 * SECOND);
            assertEquals(0, rig.flight(FlightKind.DEADLINE, "sda").size());
        }
    }

    private static List<Nexus> nexuses(Fabric fabric, int count) {
        List<Nexus> all = new ArrayList<>(fabric.nexuses(nexus -> true));
        return all.subList(0, count);
    }
}
