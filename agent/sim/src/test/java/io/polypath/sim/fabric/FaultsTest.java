package io.polypath.sim.fabric;

import static io.polypath.sim.Console.MS;
import static io.polypath.sim.Console.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.PurgePort.Look;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.Console;
import io.polypath.sim.kernel.DeviceState;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPortGroup;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One array, two logical units, two ports, two hosts: sda and sdb are LUN 0 and 1 on host 0 and port 0, sdc and sdd on port 1;
 * sde to sdh the same on host 1.
 */
class FaultsTest {

    private final Console console = new Console();
    private final Fabric fabric = console.fabric;
    private final Faults faults = fabric.faults();
    private final LogicalUnit lun0 = fabric.arrays().getFirst().units().getFirst();
    private final LogicalUnit lun1 = fabric.arrays().getFirst().units().get(1);
    private final TargetPortGroup groupA = fabric.arrays().getFirst().groups().getFirst();

    @Test
    void aDisruptedPortFailsCommandsAtOnceWhileSysfsSaysRunning() {
        Fault fault = faults.portDown(fabric.arrays().getFirst().ports().get(1), LinkLoss.AT_ONCE);
        assertEquals("host 0e", console.testUnitReady("sdc"));
        assertEquals("host 0e", console.testUnitReady("sdh"));
        assertEquals("GOOD", console.testUnitReady("sda"));
        assertEquals("running", console.survey.survey("sdc").deviceState());
        fault.heal();
        assertEquals("062907", console.testUnitReady("sdc"));
        assertEquals("GOOD", console.testUnitReady("sdc"));
        assertEquals(List.of("K change 0:0:1:0 POWER_ON_RESET_OCCURRED", "U change 0:0:1:0 POWER_ON_RESET_OCCURRED"),
                console.takeEvents());
    }

    @Test
    void whatIsOnItsWayWhenTheLinkBreaksComesBackDisrupted() {
        console.submitTestUnitReady("sdc", 7);
        faults.portDown(fabric.arrays().getFirst().ports().get(1), LinkLoss.AT_ONCE);
        assertEquals(List.of(7), console.reap());
        assertEquals("host 0e", console.outcome(7));
    }

    @Test
    void commandsToABlockedPortWaitWithoutTheirTimeoutAndFailWhenTheTransportGivesUp() {
        faults.portDown(fabric.arrays().getFirst().ports().get(1),
                LinkLoss.fibreChannel(40 * SECOND, 90 * SECOND));
        assertEquals(DeviceState.BLOCKED, console.path("sdc").state());
        assertEquals(0, console.submitTestUnitReady("sdc", 0, 1_000));
        console.advance(39 * SECOND);
        assertEquals(List.of(), console.reap());
        console.advance(SECOND);
        assertEquals(List.of(0), console.reap());
        assertEquals("host 01", console.outcome(0));
        assertEquals("transport-offline", console.survey.survey("sdc").deviceState());
        assertEquals(-Errno.ENXIO, console.survey.survey("sdc").pinDevice());
        assertEquals("host 01", console.testUnitReady("sdc"));
    }

    @Test
    void aPortThatReturnsInTimeAnswersWhatHasWaited() {
        Fault fault = faults.portDown(fabric.arrays().getFirst().ports().get(1));
        console.submitTestUnitReady("sdc", 0);
        console.advance(3 * SECOND);
        fault.heal();
        console.advance(MS);
        assertEquals(List.of(0), console.reap());
        assertEquals("062907", console.outcome(0));
        console.advance(100 * SECOND);
        assertEquals("running", console.survey.survey("sdc").deviceState());
    }

    @Test
    void aLostPortTakesItsDisksAwayAndBringsThemBackUnderNewNames() {
        SimPath before = console.path("sdc");
        console.device("sdc");
        Fault fault = faults.portDown(fabric.arrays().getFirst().ports().get(1),
                LinkLoss.fibreChannel(5 * SECOND, 10 * SECOND));
        console.advance(10 * SECOND + 10 * MS);
        assertEquals(
                List.of("K remove sdc", "K remove sdd", "K remove sdg", "K remove sdh",
                        "U remove sdc", "U remove sdd", "U remove sdg", "U remove sdh"),
                console.takeEvents());
        assertNull(console.survey.survey("sdc"));
        assertEquals(4, console.survey.list().size());
        assertEquals(-Errno.ENODEV, console.submitTestUnitReady("sdc", 0));

        fault.heal();
        console.advance(10 * MS);
        assertEquals("K add sdd", console.takeEvents().getFirst(), "sdc is still open, so the kernel gives its name to nobody");
        SimPath after = fabric.path(before.address());
        assertNotEquals(before.name(), after.name());
        assertTrue(after.key().diskSequence() > before.key().diskSequence());
    }

    @Test
    void anUnmappedUnitIsNotSupportedUntilItIsMappedAgain() {
        try (Fault fault = faults.unmap(lun0)) {
            assertEquals("052500", console.testUnitReady("sda"));
            assertEquals("GOOD", console.testUnitReady("sdb"));
            assertEquals(Look.DISCONNECTED, console.purge.look(console.device("sda")));
            assertTrue(fault.toString().contains("unmapped"));
        }
        assertEquals("GOOD", console.testUnitReady("sda"));
        assertEquals(Look.ANSWERS, console.purge.look(console.device("sda")));
    }

    @Test
    void anEmptyLunZeroSaysReadyAndIsFoundOutByALook() {
        faults.unmap(fabric.nexuses(lun0), AbsentUnit.READY_BUT_EMPTY, Notice.LUNS_CHANGED);
        assertEquals("GOOD", console.testUnitReady("sda"));
        assertEquals(Look.DISCONNECTED, console.purge.look(console.device("sda")));
        assertEquals("063F0E", console.testUnitReady("sdb"), "the other unit tells");
    }

    @Test
    void aRemappedNumberLeadsToAnotherIdentityBehindTheSameAddress() {
        Fault fault = faults.remap(fabric.nexuses(lun0), lun1, Notice.INQUIRY_CHANGED);
        assertEquals("063F03", console.testUnitReady("sda"));
        assertEquals("GOOD", console.testUnitReady("sda"));
        assertEquals(lun1, console.path("sda").nexus().unit());
        fault.heal();
        assertEquals(lun0, console.path("sda").nexus().unit());
        assertEquals("063F03", console.testUnitReady("sda"));
    }

    @Test
    void aSilentRemapTellsNobody() {
        faults.remap(fabric.nexuses(lun0), lun1, Notice.SILENT);
        assertEquals("GOOD", console.testUnitReady("sda"));
        assertEquals(List.of(), console.takeEvents());
    }

    @Test
    void aChangedInventoryIsToldOncePerTarget() {
        faults.attention(fabric.nexuses(nexus -> true), Sense.LUNS_CHANGED);
        assertEquals("063F0E", console.testUnitReady("sda"));
        assertEquals("063F0E", console.testUnitReady("sdb"));
        assertEquals("063F0E", console.testUnitReady("sdc"));
        assertEquals(
                List.of("K change 0:0:0:0 REPORTED_LUNS_DATA_HAS_CHANGED", "U change 0:0:0:0 REPORTED_LUNS_DATA_HAS_CHANGED",
                        "K change 0:0:1:0 REPORTED_LUNS_DATA_HAS_CHANGED", "U change 0:0:1:0 REPORTED_LUNS_DATA_HAS_CHANGED"),
                console.takeEvents());
    }

    @Test
    void aTransitionPassesThroughTransitioningAndTellsAtBothEnds() {
        Fault fault = faults.transition(lun0, groupA, AccessState.STANDBY, 10 * SECOND);
        assertEquals("062A06", console.testUnitReady("sda"));
        assertEquals("02040A", console.testUnitReady("sda"));
        console.advance(10 * SECOND);
        assertEquals("062A06", console.testUnitReady("sda"));
        assertEquals("02040B", console.testUnitReady("sda"));
        assertEquals("062A06", console.testUnitReady("sdc"), "the other group's paths hear of it, too");
        assertEquals("GOOD", console.testUnitReady("sdc"));
        assertEquals("GOOD", console.testUnitReady("sdb"), "another unit's groups are its own");
        fault.heal();
        assertEquals("062A06", console.testUnitReady("sda"));
        assertEquals("GOOD", console.testUnitReady("sda"));
    }

    @Test
    void healingATransitionThatHasNotEndedKeepsItFromEnding() {
        Fault fault = faults.transition(fabric.arrays().getFirst(), groupA, AccessState.OFFLINE, 10 * SECOND);
        fault.heal();
        console.advance(20 * SECOND);
        assertEquals(AccessState.OPTIMIZED, lun0.state(groupA));
        assertEquals(AccessState.NON_OPTIMIZED, lun1.state(groupA));
    }

    @Test
    void aHungCommandEndsAtTheKernelsTimeoutCountedFromItsSubmission() {
        faults.hang(List.of(console.path("sda").nexus()), Opcodes.of(Opcodes.TEST_UNIT_READY));
        console.submitTestUnitReady("sda", 0, 30_000);
        console.submitTestUnitReady("sdb", 1, 30_000);
        console.submitInquiry("sda", 2, -1, 96);
        console.advance(MS);
        assertEquals(List.of(1, 2), console.reap(), "other paths and other commands are not concerned");
        console.advance(30 * SECOND - MS - 1);
        assertEquals(List.of(), console.reap());
        console.advance(1);
        assertEquals(List.of(0), console.reap());
        assertEquals("host 03", console.outcome(0));
    }

    @Test
    void aHealedHangAnswersWhatStillHangs() {
        Fault fault = faults.hang(fabric.nexuses(lun0), Opcodes.ANY);
        console.submitTestUnitReady("sda", 0);
        console.advance(10 * SECOND);
        fault.heal();
        console.advance(MS);
        assertEquals(List.of(0), console.reap());
        assertEquals("GOOD", console.outcome(0));
        assertEquals("GOOD", console.testUnitReady("sda"));
    }

    @Test
    void anAnswerThatIsSlowerThanTheTimeoutIsATimeout() {
        faults.slow(fabric.nexuses(lun0), new Latency.Constant(2 * SECOND));
        console.submitTestUnitReady("sda", 0, 1_000);
        console.advance(SECOND);
        assertEquals(List.of(0), console.reap());
        assertEquals("host 03", console.outcome(0));
    }

    @Test
    void unevenlySlowAnswersComeOutOfOrderAndEachOnce() {
        faults.slow(fabric.nexuses(lun0), new Latency.Uniform(0, SECOND));
        for (int slot = 0; slot < 16; slot++) {
            console.submitTestUnitReady("sda", slot);
        }
        console.advance(2 * SECOND);
        List<Integer> order = console.reap();
        List<Integer> submitted = IntStream.range(0, 16).boxed().toList();
        assertNotEquals(submitted, order);
        assertEquals(submitted, order.stream().sorted().toList());
    }

    @Test
    void anOfflineDeviceIsNotConnectedAndNoEventTells() {
        Fault fault = faults.offline(console.path("sda"));
        assertEquals("host 01", console.testUnitReady("sda"));
        assertEquals("offline", console.survey.survey("sda").deviceState());
        assertEquals(List.of(), console.takeEvents());
        fault.heal();
        assertEquals("GOOD", console.testUnitReady("sda"));
        assertEquals("running", console.survey.survey("sda").deviceState());
    }

    @Test
    void aDeletedDiskIsGoneForItsOldHandleAndComesBackAsAnother() {
        int device = console.device("sdb");
        console.submitTestUnitReady("sdb", 3);
        Fault fault = faults.delete(console.path("sdb"));
        console.advance(10 * MS);
        assertEquals(List.of(3), console.reap());
        assertEquals("GOOD", console.outcome(3), "what was on its way still completes");
        assertEquals(-Errno.ENODEV, console.submitTestUnitReady("sdb", 3));
        assertEquals(Look.GONE, console.purge.look(device));
        assertEquals(List.of("K remove sdb", "U remove sdb"), console.takeEvents());
        fault.heal();
        console.advance(10 * MS);
        assertEquals(List.of("K add sdi", "U add sdi"), console.takeEvents());
        assertEquals(new Hctl(0, 0, 0, 1), console.path("sdi").address());
    }

    @Test
    void aNameIsFreeOnceTheLastOpenerHasLeft() {
        var seen = console.survey.survey("sdb");
        faults.delete(console.path("sdb"));
        console.survey.release(seen);
        assertEquals(0, console.fabric.kernel().files().open());
        assertEquals(0, console.purge.rescan(new Hctl(0, 0, 0, 1)));
        assertEquals(new Hctl(0, 0, 0, 1), console.path("sdb").address());
    }

    @Test
    void aDiskWithoutAGenericNodeCanStillBeOpenedAsABlockDevice() {
        try (Fault fault = faults.withoutGeneric(console.path("sda"))) {
            assertEquals(-Errno.ENOENT, console.survey.survey("sda").checkDevice(), fault.toString());
            assertTrue(console.survey.survey("sda").pinDevice() > 0);
        }
        assertTrue(console.survey.survey("sda").checkDevice() > 0);
    }

    @Test
    void aNewUnitAppearsOnEveryLink() {
        Fault fault = faults.hotAdd(fabric.arrays().getFirst(), 2_048);
        console.advance(10 * MS);
        assertEquals(12, console.survey.list().size());
        assertEquals("GOOD", console.testUnitReady("sdi"));
        assertEquals(2_048 * 512, console.survey.survey("sdl").sizeBytes());
        fault.heal();
        assertEquals(8, console.survey.list().size());
    }

    @Test
    void aResizedUnitTellsWithAUnitAttentionAndTheKernelKnowsWhenItLooks() {
        long before = console.survey.survey("sda").sizeBytes();
        Fault fault = faults.resize(lun0, lun0.blocks() * 2);
        assertEquals("062A09", console.testUnitReady("sda"));
        assertEquals(before, console.survey.survey("sda").sizeBytes());
        fabric.kernel().rescan(console.path("sda"), fabric.nowNs());
        console.advance(10 * MS);
        assertEquals(before * 2, console.survey.survey("sda").sizeBytes());
        assertEquals(
                List.of("K change 0:0:0:0 CAPACITY_DATA_HAS_CHANGED", "U change 0:0:0:0 CAPACITY_DATA_HAS_CHANGED",
                        "K change sda resized", "U change sda resized"),
                console.takeEvents());
        fault.heal();
        assertEquals("062A09", console.testUnitReady("sda"));
    }

    @Test
    void lostEventsAreLostForEveryListenerAndToldOnlyWhenWanted() {
        faults.loseEvents(8, true);
        faults.delete(console.path("sdb"));
        assertEquals(8, console.takeEvents().stream().filter("loss"::equals).count());
        Fault fault = faults.loseEvents(1_000, false);
        faults.delete(console.path("sdd"));
        console.advance(10 * MS);
        assertEquals(List.of(), console.takeEvents());
        fault.heal();
        faults.delete(console.path("sdf"));
        assertEquals(List.of("K remove sdf"), console.takeEvents());
    }

    @Test
    void lateUdevKnowsNothingUntilItHasRunItsRules() {
        faults.delete(console.path("sdb")).heal();
        console.advance(10 * MS);
        console.takeEvents();
        try (Fault late = faults.udevLate(3 * SECOND)) {
            faults.delete(console.path("sdd")).heal();
            console.advance(2 * SECOND);
            assertEquals(List.of("K remove sdd", "K add sdd"), console.takeEvents());
            assertTrue(!console.survey.survey("sdd").udevInitialised());
            assertTrue(console.survey.survey("sdd").udev().isEmpty());
            console.advance(SECOND);
            assertEquals(List.of("U remove sdd", "U add sdd"), console.takeEvents());
            assertEquals(lun1.wwid(), console.survey.survey("sdd").udev().get("ID_SERIAL"));
            assertTrue(!late.healed());
        }
    }

    @Test
    void submissionsFailAsOftenAsWanted() {
        faults.submitError(console.path("sda"), Errno.EAGAIN, 2);
        assertEquals("errno 11", console.testUnitReady("sda"));
        assertEquals("errno 11", console.testUnitReady("sda"));
        assertEquals("GOOD", console.testUnitReady("sda"));
        faults.submitError(console.path("sda"), Errno.ENODEV, Integer.MAX_VALUE).heal();
        assertEquals("GOOD", console.testUnitReady("sda"));
    }

    @Test
    void refusalsStatusesAndHostErrorsAreAnsweredAsWanted() {
        List<Nexus> nexus = List.of(console.path("sda").nexus());
        faults.refuse(nexus, Opcodes.ANY, Sense.of(4, 0x3e, 1), 1);
        assertEquals("043E01", console.testUnitReady("sda"));
        faults.answerStatus(nexus, Opcodes.ANY, 0x28, 1);
        assertEquals("status 28", console.testUnitReady("sda"));
        faults.failInHost(nexus, Opcodes.ANY, 0x0f, 1);
        assertEquals("host 0f", console.testUnitReady("sda"));
        faults.reserve(lun0);
        assertEquals("status 18", console.testUnitReady("sda"));
    }

    @Test
    void damagedSenseIsDeliveredAsTheKernelWould() {
        lun0.setState(groupA, AccessState.STANDBY);
        faults.damageSense(List.of(console.path("sda").nexus()), Opcodes.ANY, Damage.TRUNCATED);
        console.submitTestUnitReady("sda", 0);
        console.advance(MS);
        console.reap();
        assertEquals(2, console.slab.status(0));
        assertEquals(8, console.slab.senseLength(0));
    }

    @Test
    void aDeleteOfADiskThatIsGoneSaysSo() {
        var seen = console.survey.survey("sda");
        assertEquals(0, console.purge.delete(seen.sysfsDirectory()));
        assertEquals(-Errno.ENOENT, console.purge.delete(seen.sysfsDirectory()));
        assertEquals(-Errno.EBADF, console.purge.delete(seen.checkDevice()));
        assertEquals(-Errno.ENOENT, console.purge.rescan(new Hctl(99, 0, 0, 0)));
    }
}
