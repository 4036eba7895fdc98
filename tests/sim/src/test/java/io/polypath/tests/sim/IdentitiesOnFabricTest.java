package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.Settings;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.TargetPortGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A path is used for the logical unit that answers on it, whatever udev, events and earlier answers say. */
class IdentitiesOnFabricTest extends KeptMaps {

    /** The kernel fails a path in the middle of its check, and another unit takes its place: what the check still brings is old. */
    @Test
    void aPathThatTheKernelFailedIsGivenBackOnlyToTheUnitOfItsMap() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.fabric.faults().slow(List.of(path.nexus()), new Latency.Constant(SECOND / 2));
            for (int round = 0; round < 60; round++) {
                assertTrue(rig.until(() -> isActive(rig, unit, path), 60 * SECOND), "round " + round);
                rig.run.advance(round * SECOND / 10);
                Fault unmapped = rig.fabric.faults().unmap(List.of(path.nexus()), AbsentUnit.NOT_SUPPORTED, Notice.SILENT);
                for (int tries = 0; isActive(rig, unit, path) && tries < 100; tries++) {
                    assertEquals(MapIo.DONE, io(rig, unit));
                }
                Fault other = rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.SILENT);
                assertFalse(rig.until(() -> isActive(rig, unit, path), 8 * SECOND), "round " + round);
                other.heal();
                unmapped.heal();
                rig.fabric.faults().attention(List.of(path.nexus()), Sense.INQUIRY_CHANGED);
            }
        }
    }

    /** A message that is to bring it back has waited since before the kernel failed it. */
    @Test
    void aPathThatTheKernelFailedWhileMessagesHungIsGivenBackOnlyToTheUnitOfItsMap() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            List<Nexus> nexus = List.of(path.nexus());
            Fault hanging = rig.fabric.faults().mapperHangs(MapperCall.MESSAGE, "mpath-" + unit.wwid());
            Fault silent = rig.fabric.faults().hang(nexus, Opcodes.ANY);
            assertTrue(rig.until(() -> mapper(rig).gate().sleepers() == 1, 60 * SECOND));
            silent.heal();
            assertTrue(rig.until(() -> rig.state(path.name()) == PathState.UP, 60 * SECOND));
            rig.fabric.faults().unmap(nexus, AbsentUnit.NOT_SUPPORTED, Notice.SILENT);
            for (int tries = 0; isActive(rig, unit, path) && tries < 100; tries++) {
                assertEquals(MapIo.DONE, io(rig, unit));
            }
            assertFalse(isActive(rig, unit, path));
            rig.fabric.faults().remap(nexus, units(rig).getLast(), Notice.SILENT);
            rig.run.advance(SECOND);
            hanging.heal();
            assertFalse(rig.until(() -> isActive(rig, unit, path), 10 * SECOND));
        }
    }

    /** A path on its way to another state counts as good: what the kernel fails then must be asked who it is all the same. */
    @Test
    void aPathThatTheKernelFailedInATransitionIsGivenBackOnlyToTheUnitOfItsMap() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.fabric.faults().transition(unit, path.nexus().link().port().group(), AccessState.OPTIMIZED, 30 * SECOND);
            assertTrue(rig.until(() -> rig.state(path.name()) == PathState.PENDING, 30 * SECOND));
            assertEquals(MapIo.DONE, io(rig, unit));
            assertFalse(isActive(rig, unit, path));
            rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.SILENT);
            assertFalse(rig.until(() -> isActive(rig, unit, path), 60 * SECOND));
        }
    }

    /** Events are lost, so one reading tells of both; the first must not have the second brought back that is not dealt with yet. */
    @Test
    void pathsThatTheKernelFailedTogetherAreBothAskedWhoTheyAre() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            rig.fabric.faults().loseEvents(1_000, true);
            assertEquals(MapIo.DONE, io(rig, unit));
            assertEquals(2, activePaths(rig, unit));
            assertFalse(rig.until(() -> activePaths(rig, unit) != 2, 30 * SECOND));
        }
    }

    /** A new table waits for a slow disk. What is said of another unit's disk in the old one is no message that brings others back. */
    @Test
    void aPathThatFailsIsHeardOfWhileTheTableHasAnotherUnitsDisk() throws Exception {
        KernelOptions withoutUdev = KernelOptions.DEFAULT.withUdev(false, 0);
        try (Rig rig = Rig.start(TWO_UNITS, withoutUdev, Rig.keeping(directory, COMMON), fabric -> {})) {
            LogicalUnit unit = units(rig).getFirst();
            LogicalUnit other = units(rig).getLast();
            SimPath path = pathsOf(rig, unit).getFirst();
            SimPath failing = pathsOf(rig, unit).getLast();
            SimPath slow = pathsOf(rig, other).getFirst();
            rig.fabric.faults().slow(List.of(path.nexus()), new Latency.Constant(SECOND / 2));
            rig.fabric.faults().slow(List.of(slow.nexus()), new Latency.Constant(3 * SECOND / 2));
            rig.fabric.faults().remap(List.of(path.nexus()), other, Notice.INQUIRY_CHANGED);
            rig.fabric.faults().remap(List.of(slow.nexus()), unit, Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> times(rig, FlightKind.IDENTITY, path) == 2, 60 * SECOND));
            synchronized (rig.fabric.lock()) {
                mapper(rig).message("mpath-" + unit.wwid(), "fail_path " + deviceNumbers(failing), rig.fabric.nowNs());
            }
            assertTrue(rig.until(() -> isActive(rig, unit, failing), SECOND / 2));
            assertTrue(has(rig, unit, path));
        }
    }

    /** The disk was another unit when it was found; udev has said since who it is. */
    @Test
    void aNewReadingOfTheConfigurationBringsNoOldNameBack() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            Fault remapped = rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> !has(rig, unit, path), 60 * SECOND));
            rig.run.advance(SECOND);
            remapped.heal();
            rig.fabric.faults().attention(List.of(path.nexus()), Sense.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> has(rig, unit, path), 60 * SECOND));
            rig.run.advance(10 * SECOND);
            rig.lanes.reloads().ask();
            assertFalse(rig.until(() -> !has(rig, unit, path), 30 * SECOND));
        }
    }

    /** The kernel's ALUA handler gets the unit attention, and the event that tells of it is lost. */
    @Test
    void whoAnswersIsAskedAgainWhenEventsWereLost() throws Exception {
        try (Rig rig = keeping("path_checker directio\n detect_checker no\n prio alua")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.run.advance(SECOND);
            rig.fabric.faults().loseEvents(1_000, true);
            rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> !has(rig, unit, path), 60 * SECOND));
        }
    }

    /** udev looked while the disk was another unit, the daemon before and after: the device's own word counts. */
    @Test
    void whatUdevReadInPassingDoesNotOutlastTheDevicesOwnWord() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.run.advance(SECOND);
            Fault remapped = rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.SILENT);
            synchronized (rig.fabric.lock()) {
                rig.fabric.kernel().trigger(path, rig.fabric.nowNs());
            }
            rig.run.advance(5_000_000);
            remapped.heal();
            rig.run.advance(SECOND);
            assertTrue(rig.until(() -> has(rig, unit, path), 10 * SECOND));
        }
    }

    /** Events are lost: nobody hears that udev read the disk while it was another unit, and what it read is no reason for doubt. */
    @Test
    void whatTheDeviceNoLongerSaysCountsForNothingWhereUdevSaysIt() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            LogicalUnit other = units(rig).getLast();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.run.advance(SECOND);
            rig.fabric.faults().loseEvents(1_000, true);
            Fault remapped = rig.fabric.faults().remap(List.of(path.nexus()), other, Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> has(rig, other, path), 60 * SECOND));
            rig.run.advance(SECOND);
            remapped.heal();
            rig.fabric.faults().attention(List.of(path.nexus()), Sense.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> !isActive(rig, other, path), 60 * SECOND));
            assertTrue(rig.until(() -> has(rig, unit, path), 5 * SECOND));
            assertFalse(has(rig, other, path));
            assertEquals(List.of(), rig.flight(FlightKind.DISPUTE, path.name()));
        }
    }

    /** Found anew, it answers nothing: it is not known who it is, but well who it is not. */
    @Test
    void aPathThatHasToldThatItIsAnotherAndFallsSilentLeavesTheTable() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.run.advance(SECOND);
            rig.fabric.faults().udevLate(600 * SECOND);
            rig.fabric.faults().slow(List.of(path.nexus()), new Latency.Constant(SECOND / 2));
            rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> seen(rig, FlightKind.PATH_REMOVED, path), 60 * SECOND));
            rig.fabric.faults().hang(List.of(path.nexus()), Opcodes.ANY);
            assertTrue(rig.until(() -> !has(rig, unit, path), 10 * SECOND));
            assertFalse(has(rig, units(rig).getLast(), path));
        }
    }

    /** Once it is in doubt, INQUIRY is still answered in time, page 83h after its deadline, and nothing in time from then on. */
    @Test
    void aPathThatTellsTooLateThatItIsAnotherLeavesTheTable() throws Exception {
        try (Rig rig = keeping("recheck_wwid yes")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            rig.run.advance(SECOND);
            Fault slow = rig.fabric.faults().slow(List.of(path.nexus()), new Latency.Constant(2 * SECOND));
            rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> seen(rig, FlightKind.DOUBT, path), 60 * SECOND));
            rig.run.advance(SECOND);
            slow.heal();
            rig.fabric.faults().slow(List.of(path.nexus()), new Latency.Constant(5 * SECOND));
            assertTrue(rig.until(() -> seen(rig, FlightKind.LATE, path), 60 * SECOND));
            assertTrue(rig.until(() -> !has(rig, unit, path), 10 * SECOND));
        }
    }

    private static boolean seen(Rig rig, FlightKind kind, SimPath path) {
        return times(rig, kind, path) > 0;
    }

    private static int times(Rig rig, FlightKind kind, SimPath path) {
        try {
            return rig.flight(kind, path.name()).size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Nobody told udev, whose record is from before: the map that was left behind loses the path, and the other one gets it. */
    @Test
    void aDiskThatBecameAnotherWhileNoDaemonRanIsNotTakenForWhatItWas() throws Exception {
        String table = tableOfFirst();
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table);
            LogicalUnit other = fabric.arrays().getFirst().units().getLast();
            fabric.faults().remap(List.of(fabric.path("sda").nexus()), other, Notice.SILENT);
        };
        try (Rig rig = keeping("", before)) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = rig.fabric.path("sda");
            assertFalse(has(rig, unit, path));
            assertTrue(has(rig, units(rig).getLast(), path));
            assertEquals(3, activePaths(rig, unit));
        }
    }

    /** A daemon that was killed has left the map, and the next one decides on none before slow disks have been found. */
    @Test
    void aDiskThatBecomesAnotherBeforeMapsAreDecidedOnTakesNoMoreIo() throws Exception {
        String table = tableOfFirst();
        long[] usedNs = new long[1];
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table);
            LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
            LogicalUnit other = fabric.arrays().getFirst().units().getLast();
            SimPath path = fabric.path("sda");
            List<Nexus> nexus = List.of(path.nexus());
            fabric.faults().slow(nexus, new Latency.Constant(SECOND));
            fabric.faults().slow(List.of(pathsOf(fabric, other).getFirst().nexus()), new Latency.Constant(5 * SECOND / 2));
            fabric.agenda().schedule(nowNs -> fabric.faults().remap(nexus, other, Notice.INQUIRY_CHANGED), fabric.nowNs() + 5 * SECOND / 2);
            noteUse(fabric, unit, path, usedNs, fabric.nowNs());
        };
        KernelOptions kernel = KernelOptions.DEFAULT.withAluaHandler(false).withUdev(false, 0);
        try (Rig rig = Rig.start(TWO_UNITS, kernel, Rig.keeping(directory, COMMON), before)) {
            long knownNs = rig.flight(FlightKind.PATH_REMOVED, "sda").getFirst().timeNs();
            assertTrue(usedNs[0] > 0);
            assertTrue(usedNs[0] <= knownNs + SECOND / 10, usedNs[0] + " ns, known at " + knownNs + " ns");
        }
    }

    /** Looks ten times a second when a map last had a path active. */
    private static void noteUse(Fabric fabric, LogicalUnit unit, SimPath path, long[] usedNs, long nowNs) {
        usedNs[0] = isActive(fabric, unit, path) ? nowNs : usedNs[0];
        fabric.agenda().schedule(thenNs -> noteUse(fabric, unit, path, usedNs, thenNs), nowNs + SECOND / 10);
    }

    /** What it told before is no evidence any more. */
    @Test
    void aPathThatTheKernelFailedAndThatCannotTellWhoItIsStaysFailed() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            Fault lost = rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, 30 * SECOND));
            Fault damaged = rig.fabric.faults().damageData(
                    rig.fabric.nexuses(nexus -> true), Opcodes.of(Opcodes.INQUIRY), Damage.LENGTH_TOO_SHORT);
            lost.heal();
            assertFalse(rig.until(() -> activePaths(rig, unit) > 2, 60 * SECOND));
            damaged.heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 60 * SECOND));
        }
    }

    /** It was down when the daemon started: only the unit's other paths have told who it is. */
    @Test
    void aPathThatHasNeverToldWhoItIsStaysFailedWhereTheUnitCanTell() throws Exception {
        Fault[] lost = new Fault[1];
        try (Rig rig = keeping("", fabric -> lost[0] = fabric.faults().portDown(
                fabric.arrays().getFirst().ports().getFirst(), LinkLoss.AT_ONCE))) {
            LogicalUnit unit = units(rig).getFirst();
            assertTrue(rig.until(() -> reading(rig, unit) != null && activePaths(rig, unit) == 2, 60 * SECOND));
            Fault damaged = rig.fabric.faults().damageData(
                    rig.fabric.nexuses(nexus -> true), Opcodes.of(Opcodes.INQUIRY), Damage.LENGTH_TOO_SHORT);
            lost[0].heal();
            assertFalse(rig.until(() -> activePaths(rig, unit) > 2, 60 * SECOND));
            damaged.heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 60 * SECOND));
        }
    }

    /** As above, and then the paths that have told become another unit's: the disk that cannot tell may be that one's as well. */
    @Test
    void aPathThatHasNeverToldWhoItIsStaysFailedWhenThoseThatToldHaveLeft() throws Exception {
        Fault[] lost = new Fault[1];
        try (Rig rig = keeping("", fabric -> lost[0] = fabric.faults().portDown(
                fabric.arrays().getFirst().ports().getFirst(), LinkLoss.AT_ONCE))) {
            LogicalUnit unit = units(rig).getFirst();
            assertTrue(rig.until(() -> reading(rig, unit) != null && activePaths(rig, unit) == 2, 60 * SECOND));
            Fault damaged = rig.fabric.faults().damageData(
                    pathsOf(rig, unit, ports(rig).getFirst()), Opcodes.of(Opcodes.INQUIRY), Damage.LENGTH_TOO_SHORT);
            lost[0].heal();
            rig.run.advance(60 * SECOND);
            rig.fabric.faults().remap(pathsOf(rig, unit, ports(rig).getLast()), units(rig).getLast(), Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 0, 60 * SECOND));
            assertFalse(rig.until(() -> activePaths(rig, unit) > 0, 60 * SECOND));
            damaged.heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, 60 * SECOND));
        }
    }

    private static List<Nexus> pathsOf(Rig rig, LogicalUnit unit, TargetPort port) {
        return rig.fabric.nexuses(nexus -> nexus.unit() == unit && nexus.link().port() == port);
    }

    /** Without udev nobody else tells, and the checker has no complaint. */
    @Test
    void whoCouldNotTellWhoItIsWhenItWasFoundIsAskedAgain() throws Exception {
        for (int damagedS = 10; damagedS <= 1_000; damagedS *= 10) {
            Fault[] damaged = new Fault[1];
            KernelOptions withoutUdev = KernelOptions.DEFAULT.withUdev(false, 0);
            Settings settings = Rig.keeping(directory.resolve("" + damagedS), COMMON + " detect_checker no\n path_checker directio");
            try (Rig rig = Rig.start(TWO_UNITS, withoutUdev, settings, fabric ->
                    damaged[0] = fabric.faults().damageData(
                            fabric.nexuses(nexus -> true), Opcodes.of(Opcodes.INQUIRY), Damage.LENGTH_TOO_SHORT))) {
                rig.run.advance(damagedS * SECOND);
                damaged[0].heal();
                LogicalUnit unit = units(rig).getFirst();
                assertTrue(rig.until(() -> reading(rig, unit) != null, damagedS < 60 ? 25 * SECOND : 100 * SECOND), damagedS + " s");
            }
        }
    }

    /** Until it has said who it is, a path tells of another unit's port groups. */
    @Test
    void whatAPathToldAsAnotherUnitIsAskedAgain() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            TargetPortGroup group = path.nexus().link().port().group();
            SimPath sibling = pathsOf(rig, unit).stream()
                    .filter(each -> each != path && each.nexus().link().port().group() == group).findFirst().orElseThrow();
            rig.fabric.faults().transition(units(rig).getLast(), group, AccessState.NON_OPTIMIZED, 0);
            rig.run.advance(30 * SECOND);
            rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.SILENT);
            assertTrue(rig.until(() -> access(rig, sibling) == AccessState.NON_OPTIMIZED.code(), 60 * SECOND));
            synchronized (rig.fabric.lock()) {
                mapper(rig).message("mpath-" + unit.wwid(), "fail_path " + deviceNumbers(path), rig.fabric.nowNs());
            }
            rig.run.advance(2 * SECOND);
            assertEquals(AccessState.OPTIMIZED.code(), access(rig, sibling));
        }
    }

    private static int access(Rig rig, SimPath path) {
        return PathRow.groupState(rig.row(path.name()));
    }
}
