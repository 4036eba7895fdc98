package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Sense;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Disks that udev names otherwise than they name themselves: its word may be old, or its rules go by something else. */
class DisputedNamesOnFabricTest extends KeptMaps {

    /** The rules of some hosts name disks by something else than their page 83h. */
    @Test
    void udevsNameStandsWhereUdevHasReadAgainAndSaysTheSame() throws Exception {
        try (Rig rig = namedByUdev()) {
            for (LogicalUnit unit : units(rig)) {
                assertNull(reading(rig, unit));
                assertEquals(2, mapper(rig).reading("mpath-0" + unit.wwid()).table().groups().size());
            }
            long asked = rig.flight().stream().filter(entry -> entry.kind() == FlightKind.DISPUTE).count();
            rig.run.advance(60 * SECOND);
            assertEquals(8, asked);
            assertEquals(asked, rig.flight().stream().filter(entry -> entry.kind() == FlightKind.DISPUTE).count());
        }
    }

    /** What udev says differs from what the device says in any case: only from when it is tells whether it is old. */
    @Test
    void udevsNameStandsWhereUdevHasReadTheOtherUnitBeforeTheDeviceWasAsked() throws Exception {
        try (Rig rig = namedByUdev()) {
            LogicalUnit other = units(rig).getLast();
            SimPath path = pathsOf(rig, units(rig).getFirst()).getFirst();
            rig.run.advance(SECOND);
            rig.fabric.faults().remap(List.of(path.nexus()), other, Notice.SILENT);
            synchronized (rig.fabric.lock()) {
                rig.fabric.kernel().trigger(path, rig.fabric.nowNs());
            }
            assertTrue(rig.until(() -> hasByUdevsName(rig, other, path), 60 * SECOND));
            assertNull(reading(rig, other));
        }
    }

    @Test
    void aPathThatBecameAnotherHasNoMapOfItsOwnUntilUdevHasRead() throws Exception {
        try (Rig rig = keeping("", fabric -> fabric.kernel().udev().naming(wwid -> "0" + wwid))) {
            LogicalUnit other = units(rig).getLast();
            SimPath path = pathsOf(rig, units(rig).getFirst()).getFirst();
            rig.run.advance(SECOND);
            rig.fabric.faults().udevLate(5 * SECOND);
            rig.fabric.faults().remap(List.of(path.nexus()), other, Notice.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> hasByUdevsName(rig, other, path) || reading(rig, other) != null, 60 * SECOND));
            assertNull(reading(rig, other));
        }
    }

    @Test
    void udevsNameStandsWhereADiskIsAgainWhatItWas() throws Exception {
        try (Rig rig = namedByUdev()) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            Fault remapped = becomeAnother(rig, unit, path);
            remapped.heal();
            rig.fabric.faults().attention(List.of(path.nexus()), Sense.INQUIRY_CHANGED);
            assertTrue(rig.until(() -> hasByUdevsName(rig, unit, path), 120 * SECOND));
            assertNull(reading(rig, unit));
        }
    }

    /** What the disk was is no name of the one that comes in its place. */
    @Test
    void udevsNameStandsWhereANewDiskTakesTheNameOfOneThatBecameAnother() throws Exception {
        try (Rig rig = namedByUdev()) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = pathsOf(rig, unit).getFirst();
            Fault remapped = becomeAnother(rig, unit, path);
            Fault deleted = rig.fabric.faults().delete(path);
            rig.run.advance(120 * SECOND);
            remapped.heal();
            deleted.heal();
            rig.run.advance(120 * SECOND);
            assertTrue(hasByUdevsName(rig, unit, rig.fabric.kernel().disks().of(path.nexus())));
            assertNull(reading(rig, unit));
        }
    }

    /** udev names disks its own way, not as they name themselves. */
    private Rig namedByUdev() throws Exception {
        return keeping("", fabric -> fabric.kernel().udev().naming(wwid -> "0" + wwid));
    }

    /** A path of a unit tells that it is another one's, and udev is late. */
    private static Fault becomeAnother(Rig rig, LogicalUnit unit, SimPath path) {
        rig.run.advance(SECOND);
        rig.fabric.faults().udevLate(30 * SECOND);
        Fault remapped = rig.fabric.faults().remap(List.of(path.nexus()), units(rig).getLast(), Notice.INQUIRY_CHANGED);
        assertTrue(rig.until(() -> !hasByUdevsName(rig, unit, path), 25 * SECOND));
        return remapped;
    }

    private static boolean hasByUdevsName(Rig rig, LogicalUnit unit, SimPath path) {
        return mapper(rig).reading("mpath-0" + unit.wwid()).table().groups().stream()
                .flatMap(group -> group.paths().stream())
                .anyMatch(member -> member.devT().equals(deviceNumbers(path)));
    }

    /** It became another one while no daemon ran, and its host is lost before udev has got round to reading it again. */
    @Test
    void aDiskThatUdevCannotReadLeavesTheTableOfTheUnitThatItDenies() throws Exception {
        String table = tableOfFirst();
        Fault[] lost = new Fault[1];
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table);
            SimPath path = fabric.path("sda");
            fabric.faults().remap(List.of(path.nexus()), fabric.arrays().getFirst().units().getLast(), Notice.SILENT);
            fabric.faults().udevLate(5 * SECOND);
            HostAdapter host = fabric.hosts().getFirst();
            fabric.agenda().schedule(nowNs -> lost[0] = fabric.faults().hostDown(host, LinkLoss.AT_ONCE), fabric.nowNs() + 2 * SECOND);
        };
        try (Rig rig = keeping("", before)) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = rig.fabric.path("sda");
            assertTrue(rig.until(() -> !has(rig, unit, path), 60 * SECOND));
            assertFalse(rig.flight(FlightKind.DISPUTE, "sda").isEmpty());
            lost[0].heal();
            assertTrue(rig.until(() -> has(rig, units(rig).getLast(), path), 120 * SECOND));
            assertFalse(has(rig, unit, path));
        }
    }
}
