package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.ffm.scsi.HostStatus;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossAndPurgeTest {

    private static final FabricShape TWO_UNITS = FabricShape.DEFAULT.withSize(1, 2, 2, 2);

    @TempDir
    Path directory;

    @Test
    void aLostUnitIsDisconnectedAndKeptWherePurgingIsOff() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT, directory, false)) {
            unmap(rig, "sda", AbsentUnit.NOT_SUPPORTED);
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DISCONNECTED, 25 * SECOND));
            rig.run.advance(120 * SECOND);
            assertEquals(PathState.DISCONNECTED, rig.state("sda"));
            assertEquals(4, rig.states().size());
        }
    }

    @Test
    void aLostUnitIsDeletedOnceWherePurgingIsOn() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT, directory, true)) {
            unmap(rig, "sda", AbsentUnit.NOT_SUPPORTED);
            assertTrue(rig.until(() -> rig.state("sda") == null, 120 * SECOND), () -> rig.states().toString());
            assertEquals(3, rig.count(PathState.UP));
            assertEquals(1, rig.flight(FlightKind.PURGE, "sda").stream().filter(e -> e.note().equals("condemned")).count());
            assertEquals(1, rig.flight(FlightKind.PURGE, "sda").stream().filter(e -> e.note().equals("deleted")).count());
        }
    }

    /** The host adapter says the same of both, and sysfs which is which. */
    @Test
    void aDeviceThatIsOfflineIsToldFromOneThatCannotBeReached() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT, directory, false)) {
            Fault offline = rig.fabric.faults().offline(rig.fabric.path("sda"));
            rig.fabric.faults().failInHost(
                    List.of(rig.fabric.path("sdb").nexus()), Opcodes.ANY, HostStatus.NO_CONNECT, Integer.MAX_VALUE);
            assertTrue(rig.until(() -> rig.count(PathState.DOWN) == 2, 25 * SECOND));
            assertTrue(rig.until(() -> reason(rig, "sda") == Reason.DEVICE_OFFLINE, 25 * SECOND));
            rig.run.advance(180 * SECOND);
            assertEquals(Reason.DEVICE_OFFLINE, reason(rig, "sda"));
            assertEquals(Reason.HOST_NO_CONNECT, reason(rig, "sdb"));
            assertEquals(List.of(Reason.DEVICE_OFFLINE),
                    rig.flight(FlightKind.CAUSE, "sda").stream().map(Rig.Entry::reason).toList());
            assertEquals(List.of(), rig.flight(FlightKind.CAUSE, "sdb"));
            offline.heal();
            rig.fabric.faults().offline(rig.fabric.path("sdb"));
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 25 * SECOND));
            assertTrue(rig.until(() -> reason(rig, "sdb") == Reason.DEVICE_OFFLINE, 180 * SECOND), "it is looked at now and then");
        }
    }

    private static Reason reason(Rig rig, String name) {
        return Reason.ofCode(PathRow.reason(rig.row(name)));
    }

    /** As LIO answers for LUN 0: TEST UNIT READY says GOOD, and only INQUIRY tells. */
    @Test
    void aVanishedUnitThatStillSaysReadyIsCaught() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT, directory, false)) {
            unmap(rig, "sda", AbsentUnit.READY_BUT_EMPTY);
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DISCONNECTED, 100 * SECOND));
            long since = PathRow.sinceNs(rig.row("sda"));
            rig.run.advance(100 * SECOND);
            assertEquals(PathState.DISCONNECTED, rig.state("sda"));
            assertEquals(since, PathRow.sinceNs(rig.row("sda")), "the state did not flip meanwhile");
        }
    }

    @Test
    void aUnitThatAnswersAgainIsNotDeleted() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT, directory, true)) {
            Fault fault = unmap(rig, "sda", AbsentUnit.NOT_SUPPORTED);
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DISCONNECTED, 25 * SECOND));
            fault.heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 25 * SECOND));
            rig.run.advance(120 * SECOND);
            assertEquals(List.of(), rig.flight(FlightKind.PURGE, "sda"));
        }
    }

    @Test
    void aDeletionThatHangsHoldsUpNothing() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT, directory, true)) {
            Fault hangs = rig.fabric.faults().blockDeletes();
            unmap(rig, "sda", AbsentUnit.NOT_SUPPORTED);
            assertTrue(rig.until(() -> !condemned(rig).isEmpty(), 120 * SECOND));
            long checksBefore = PathRow.checks(rig.row("sdb"));
            rig.run.advance(300 * SECOND);
            assertTrue(PathRow.checks(rig.row("sdb")) > checksBefore + 10, "the other paths are checked as before");
            assertEquals(1, condemned(rig).size(), "one ticket per path");
            hangs.heal();
            assertTrue(rig.until(() -> rig.state("sda") == null, 60 * SECOND));
        }
    }

    private static List<Rig.Entry> condemned(Rig rig) {
        try {
            return rig.flight(FlightKind.PURGE, "sda").stream().filter(e -> e.note().equals("condemned")).toList();
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void anotherUnitBehindTheSameAddressIsNoticedByItsAttention() throws Exception {
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT.withUdev(false, 0), directory, false)) {
            Nexus nexus = rig.fabric.path("sda").nexus();
            String before = PathRow.get(rig.row("sda"), PathRow.Field.WWID);
            rig.fabric.faults().remap(List.of(nexus), rig.fabric.arrays().getFirst().units().get(1), Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(
                    () -> !PathRow.get(rig.row("sda"), PathRow.Field.WWID).equals(before), 25 * SECOND));
            assertFalse(rig.flight(FlightKind.TRANSITION, "sda").isEmpty());
            assertNotEquals(before, PathRow.get(rig.row("sda"), PathRow.Field.WWID));
        }
    }

    private static Fault unmap(Rig rig, String path, AbsentUnit answer) {
        return rig.fabric.faults().unmap(List.of(rig.fabric.path(path).nexus()), answer, Notice.SILENT);
    }
}
