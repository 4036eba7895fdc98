package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.GroupState;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.MapReading;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.port.SimWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Maps are kept. */
class MapsOnFabricTest extends KeptMaps {

    @Test
    void everyUnitGetsAMapOfItsPathsInTwoGroups() throws Exception {
        try (Rig rig = keeping("")) {
            for (LogicalUnit unit : units(rig)) {
                MapReading map = reading(rig, unit);
                assertEquals(unit.wwid(), map.name());
                assertEquals(unit.blocks(), map.sizeSectors());
                assertEquals(2, map.table().groups().size());
                assertEquals(4, activePaths(rig, unit));
                assertEquals(MapIo.DONE, io(rig, unit));
            }
        }
    }

    /** The kernel refuses messages to such a map. What it refused is sent once it takes I/O again. */
    @Test
    void aMapThatSomebodyHasSuspendedIsLeftInPeaceAndCaughtUpWith() throws Exception {
        try (Rig rig = keeping("detect_prio no\n prio const")) {
            LogicalUnit unit = units(rig).getFirst();
            assertEquals(0, mapper(rig).suspend("mpath-" + unit.wwid()));
            rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            rig.run.advance(60 * SECOND);
            assertTrue(rig.flight().stream().filter(entry -> entry.kind() == FlightKind.MAP_TROUBLE).count() < 100);
            assertEquals(4, activePaths(rig, unit));
            assertEquals(0, mapper(rig).resume("mpath-" + unit.wwid(), 0, rig.fabric.nowNs()));
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, SECOND));
        }
    }

    @Test
    void pathsOfALostPortAreFailedAndComeBack() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            Fault fault = rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, 30 * SECOND));
            assertEquals(MapIo.DONE, io(rig, unit));
            fault.heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 30 * SECOND));
        }
    }

    @Test
    void withoutAPathIoWaitsForAsLongAsTheConfigurationSays() throws Exception {
        try (Rig rig = keeping("no_path_retry 4")) {
            LogicalUnit unit = units(rig).getFirst();
            List<Fault> faults = rig.fabric.links().stream()
                    .map(link -> rig.fabric.faults().linkDown(link, LinkLoss.AT_ONCE))
                    .toList();
            assertEquals(MapIo.QUEUED, io(rig, unit));
            assertTrue(rig.until(() -> io(rig, unit) == MapIo.FAILED, 120 * SECOND));
            faults.forEach(Fault::heal);
            assertTrue(rig.until(() -> io(rig, unit) == MapIo.DONE, 60 * SECOND));
            assertTrue(rig.until(() -> map(rig, unit).queues(), 60 * SECOND));
        }
    }

    @Test
    void ioFollowsTheArraysPreference() throws Exception {
        try (Rig rig = keeping("failback immediate")) {
            LogicalUnit unit = units(rig).getFirst();
            assertEquals(MapIo.DONE, io(rig, unit));
            assertEquals(GroupState.ACTIVE, reading(rig, unit).status().groups().getFirst().state());
            List<String> preferred = devices(rig, unit, 0);
            synchronized (rig.fabric.lock()) {
                rig.fabric.faults().transition(unit, ports(rig).get(0).group(), AccessState.NON_OPTIMIZED, 0);
                rig.fabric.faults().transition(unit, ports(rig).get(1).group(), AccessState.OPTIMIZED, 0);
            }
            assertTrue(rig.until(() -> !taking(rig, unit).equals(preferred), 60 * SECOND));
        }
    }

    @Test
    void pathsOfAnotherCapacityGetAMapWhenTheOldOneHasGone() throws Exception {
        try (Rig rig = keeping("auto_resize never\n no_path_retry queue\n flush_on_last_del always")) {
            LogicalUnit unit = units(rig).getFirst();
            List<SimPath> paths = pathsOf(rig, unit);
            rig.fabric.faults().resize(unit, unit.blocks() * 2);
            List<Fault> deleted = paths.stream().map(rig.fabric.faults()::delete).toList();
            deleted.forEach(Fault::heal);
            assertTrue(rig.until(() -> map(rig, unit) != null && map(rig, unit).sectors() == unit.blocks(), 60 * SECOND));
            assertTrue(rig.until(() -> activePaths(rig, unit) == paths.size(), 60 * SECOND));
            assertTrue(map(rig, unit).queues(), "that the old one was not to queue any more says nothing about the new one");
        }
    }

    @Test
    void aMapThatCannotBeMadeIsTriedAgain() throws Exception {
        try (Rig rig = keeping("", fabric -> fabric.faults().mapperError(MapperCall.LOAD, null, Errno.EBUSY, 3))) {
            for (LogicalUnit unit : units(rig)) {
                assertTrue(rig.until(() -> reading(rig, unit) != null && reading(rig, unit).table() != null, 120 * SECOND));
            }
        }
    }

    @Test
    void aMapThatSomebodyRemovedIsNotMadeAgain() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            synchronized (rig.fabric.lock()) {
                assertEquals(0, mapper(rig).remove("mpath-" + unit.wwid(), false, 0, rig.fabric.nowNs()));
            }
            rig.run.advance(30 * SECOND);
            assertNull(reading(rig, unit));
            assertNotNull(reading(rig, units(rig).getLast()));
        }
    }

    @Test
    void aMapThatIsRightIsAdoptedWithoutALoad() throws Exception {
        String table = tableOfFirst();
        try (Rig rig = keeping("", fabric -> makeWithAPast(fabric, table))) {
            rig.run.advance(10 * SECOND);
            assertEquals(table, map(rig, units(rig).getFirst()).table());
            assertEquals(1, reading(rig, units(rig).getFirst()).status().groups().getFirst().paths().getFirst().failCount());
        }
    }

    /** Whoever resumed the map would make it live. */
    @Test
    void aTableThatADaemonLeftWhenItWasKilledIsDropped() throws Exception {
        String table = tableOfFirst();
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table);
            LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
            String left = table.replace("1 alua", "0");
            assertEquals(0, fabric.kernel().mapper().load("mpath-" + unit.wwid(), unit.blocks(), left, false, 0));
        };
        try (Rig rig = keeping("", before)) {
            rig.run.advance(SECOND);
            assertEquals(table, map(rig, units(rig).getFirst()).table());
            assertFalse(map(rig, units(rig).getFirst()).hasInactiveTable());
        }
    }

    /** Device-mapper cannot open it; the map is made of the others, and gets it when it works. */
    @Test
    void aDiskThatIsOfflineAtTheStartKeepsNoMapFromBeingMade() throws Exception {
        Fault[] fault = new Fault[1];
        try (Rig rig = keeping("", fabric -> fault[0] = fabric.faults().offline(fabric.path("sda")))) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath path = rig.fabric.path("sda");
            assertEquals(3, activePaths(rig, unit));
            assertFalse(has(rig, unit, path));
            fault[0].heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 60 * SECOND));
        }
    }

    /** Without a path nothing would notice that the unit came back. */
    @Test
    void theLastPathOfAMapInUseIsNotPurged() throws Exception {
        try (Rig rig = keeping("purge_disconnected yes")) {
            LogicalUnit unit = units(rig).getFirst();
            open(rig, unit);
            List<Nexus> all = pathsOf(rig, unit).stream().map(SimPath::nexus).toList();
            rig.fabric.faults().unmap(all, AbsentUnit.NOT_SUPPORTED, Notice.SILENT);
            assertTrue(rig.until(() -> reading(rig, unit).table().groups().getFirst().paths().size() == 1
                    && reading(rig, unit).table().groups().size() == 1, 300 * SECOND));
            rig.run.advance(600 * SECOND);
            assertEquals(1, reading(rig, unit).table().groups().getFirst().paths().size());
            assertEquals(1, rig.count(PathState.DISCONNECTED));
        }
    }

    /** With the default of flush_on_last_del. */
    @Test
    void aMapWhoseLastPathWasDeletedGoesWithItsPartitionsUnlessSomebodyUsesOne() throws Exception {
        for (boolean used : new boolean[] {false, true}) {
            try (Rig rig = keeping("no_path_retry queue")) {
                LogicalUnit unit = units(rig).getFirst();
                synchronized (rig.fabric.lock()) {
                    MappedDevice partition = mapper(rig).addPartition(map(rig, unit), 1, "p1", rig.fabric.nowNs());
                    if (used) {
                        mapper(rig).open(partition);
                    }
                }
                pathsOf(rig, unit).forEach(rig.fabric.faults()::delete);
                rig.run.advance(30 * SECOND);
                assertEquals(used, map(rig, unit) != null);
                assertEquals(used, mapper(rig).device("part1-mpath-" + unit.wwid()) != null);
            }
        }
    }

    /** Paths learn of a new capacity one after the other, and a path that is in the map is not thrown out for it. */
    @Test
    void aMapGrowsWhenAllItsPathsAgreeAndTheConfigurationWantsIt() throws Exception {
        for (String wish : List.of("never", "grow_only")) {
            try (Rig rig = keeping("auto_resize " + wish)) {
                LogicalUnit unit = units(rig).getFirst();
                long before = reading(rig, unit).sizeSectors();
                synchronized (rig.fabric.lock()) {
                    rig.fabric.faults().resize(unit, unit.blocks() * 2);
                }
                for (SimPath path : pathsOf(rig, unit)) {
                    assertEquals(before, reading(rig, unit).sizeSectors());
                    assertEquals(4, activePaths(rig, unit));
                    synchronized (rig.fabric.lock()) {
                        rig.fabric.kernel().rescan(path, rig.fabric.nowNs());
                    }
                    rig.run.advance(3 * SECOND);
                }
                assertEquals(wish.equals("never") ? before : 2 * before, reading(rig, unit).sizeSectors());
                assertEquals(4, activePaths(rig, unit));
            }
        }
    }

    /** As after a daemon that was not there when the unit became larger or smaller: what nobody uses, and what grows, follows. */
    @Test
    void aMapThatIsFoundTakesTheCapacityOfItsPathsUnlessSomebodyWouldLoseSome() throws Exception {
        String table = tableOfFirst();
        for (boolean used : new boolean[] {false, true}) {
            for (int factor : new int[] {2, -2}) {
                Consumer<Fabric> before = fabric -> {
                    makeWithAPast(fabric, table);
                    LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
                    fabric.faults().resize(unit, factor > 0 ? unit.blocks() * 2 : unit.blocks() / 2);
                    pathsOf(fabric, unit).forEach(path -> fabric.kernel().rescan(path, 0));
                    if (used) {
                        fabric.kernel().mapper().open(fabric.kernel().mapper().device("mpath-" + unit.wwid()));
                    }
                };
                try (Rig rig = keeping("", before)) {
                    LogicalUnit unit = units(rig).getFirst();
                    rig.run.advance(10 * SECOND);
                    long expected = used && factor < 0 ? 2 * unit.blocks() : unit.blocks();
                    assertEquals(expected, reading(rig, unit).sizeSectors(), used + " " + factor);
                    assertEquals(4, activePaths(rig, unit));
                }
            }
        }
    }

    /** The daemon before has ended the waiting when it stopped: for as long as I/O would fail, silence fails no last path. */
    @Test
    void aSilentLastPathTakesNoMoreIoOnceTheMapQueues() throws Exception {
        FabricShape onePath = FabricShape.DEFAULT.withSize(1, 1, 1, 1);
        String table;
        try (Rig rig = Rig.keeping(onePath, directory, COMMON)) {
            table = map(rig, units(rig).getFirst()).table();
        }
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table);
            fabric.faults().hang(List.of(fabric.path("sda").nexus()), Opcodes.of(Opcodes.TEST_UNIT_READY));
            fabric.faults().hang(List.of(fabric.path("sda").nexus()), Opcodes.RTPG);
        };
        try (Rig rig = Rig.keeping(onePath, directory, COMMON + " no_path_retry queue", before, SimWorld::stepped)) {
            LogicalUnit unit = units(rig).getFirst();
            assertTrue(rig.until(() -> map(rig, unit).queues(), 30 * SECOND));
            assertTrue(rig.until(() -> activePaths(rig, unit) == 0, SECOND));
        }
    }

    /** While nobody knows whose a path is, the map that was found with it keeps it; as soon as it is known, its state counts. */
    @Test
    void aPathThatIsKnownToBeSilentTakesNoMoreIoOnceItIsKnownWhoItIs() throws Exception {
        String table = tableOfFirst();
        Fault[] silence = new Fault[1];
        List<Nexus> silent = new ArrayList<>();
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table);
            LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
            pathsOf(fabric, unit).stream().limit(2).map(SimPath::nexus).forEach(silent::add);
            fabric.faults().hang(silent, Opcodes.of(Opcodes.TEST_UNIT_READY));
            fabric.faults().hang(silent, Opcodes.RTPG);
            silence[0] = fabric.faults().hang(silent, Opcodes.ANY);
        };
        try (Rig rig = Rig.start(TWO_UNITS, KernelOptions.DEFAULT.withUdev(false, 0),
                Rig.keeping(directory, COMMON + " no_path_retry queue"), before)) {
            LogicalUnit unit = units(rig).getFirst();
            SimPath first = pathsOf(rig, unit).getFirst();
            rig.run.advance(10 * SECOND);
            assertEquals(PathState.TIMEOUT, rig.state(first.name()));
            assertTrue(isActive(rig, unit, first));
            silence[0].heal();
            assertTrue(rig.until(() -> !PathRow.get(rig.row(first.name()), PathRow.Field.WWID).isEmpty(), 60 * SECOND));
            rig.run.advance(SECOND / 10);
            assertEquals(PathState.TIMEOUT, rig.state(first.name()));
            assertFalse(isActive(rig, unit, first));
        }
    }

    /** Its unit has left the fabric while no daemon ran. */
    @Test
    void aMapThatIsFoundWithoutPathsGoesUnlessSomebodyUsesIt() throws Exception {
        String table = tableOfFirst();
        for (boolean used : new boolean[] {false, true}) {
            Consumer<Fabric> before = fabric -> {
                makeWithAPast(fabric, table);
                LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
                if (used) {
                    fabric.kernel().mapper().open(fabric.kernel().mapper().device("mpath-" + unit.wwid()));
                }
                pathsOf(fabric, unit).forEach(fabric.faults()::delete);
            };
            try (Rig rig = keeping("no_path_retry queue", before)) {
                rig.run.advance(30 * SECOND);
                assertEquals(used, map(rig, units(rig).getFirst()) != null);
            }
        }
    }

    /** The daemon that was about to make the map was killed, and then its unit left. */
    @Test
    void aDeviceWithoutATableAndPathsIsRemovedUnlessSomebodyHasItOpen() throws Exception {
        for (boolean used : new boolean[] {false, true}) {
            Consumer<Fabric> before = fabric -> {
                LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
                assertEquals(0, fabric.kernel().mapper().create("half", "mpath-" + unit.wwid()));
                if (used) {
                    fabric.kernel().mapper().open(fabric.kernel().mapper().device("mpath-" + unit.wwid()));
                }
                pathsOf(fabric, unit).forEach(fabric.faults()::delete);
            };
            try (Rig rig = keeping("", before)) {
                rig.run.advance(10 * SECOND);
                assertNotNull(map(rig, units(rig).getFirst()), "somebody may be about to load a table");
                rig.run.advance(120 * SECOND);
                assertEquals(used, map(rig, units(rig).getFirst()) != null);
            }
        }
    }

    /** The delay of a failback ends while no path can be used: what is due then must not come again without end. */
    @Test
    void aFailbackThatCannotBeDoneHoldsUpNothing() throws Exception {
        try (Rig rig = keeping("failback 10")) {
            LogicalUnit unit = units(rig).getFirst();
            for (TargetPort port : ports(rig)) {
                synchronized (rig.fabric.lock()) {
                    rig.fabric.faults().transition(unit, port.group(), AccessState.NON_OPTIMIZED, 0);
                }
            }
            rig.run.advance(30 * SECOND);
            synchronized (rig.fabric.lock()) {
                rig.fabric.faults().transition(unit, ports(rig).getLast().group(), AccessState.OPTIMIZED, 0);
            }
            rig.run.advance(8 * SECOND);
            for (TargetPort port : ports(rig)) {
                synchronized (rig.fabric.lock()) {
                    rig.fabric.faults().transition(unit, port.group(), AccessState.OPTIMIZED, 20_000_000_000L);
                }
            }
            rig.run.advance(40 * SECOND);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 60 * SECOND));
            assertEquals(MapIo.DONE, io(rig, unit));
        }
    }

    /** A kernel that cannot tell for want of memory has not lost its maps. */
    @Test
    void aMapThatCannotBeReadIsNotGone() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            rig.fabric.faults().mapperError(MapperCall.READ, "mpath-" + unit.wwid(), Errno.ENOMEM, 3);
            Fault fault = rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, 30 * SECOND));
            fault.heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 30 * SECOND));
        }
    }

    /** The change had been made: only its end could not be seen, and the next look shows that nothing is left to do. */
    @Test
    void aChangeWhoseEndCannotBeSeenIsNotMadeTwice() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            long before = orders(rig);
            rig.fabric.faults().mapperError(MapperCall.READ, "mpath-" + unit.wwid(), Errno.ENOMEM, 4);
            rig.fabric.faults().delete(pathsOf(rig, unit).getFirst());
            rig.run.advance(60 * SECOND);
            assertEquals(3, devices(rig, unit, 0).size() + devices(rig, unit, 1).size());
            assertEquals(before + 1, orders(rig));
        }
    }

    /** What the kernel says about our own messages is heard when they are long past: no path is failed for it once more. */
    @Test
    void theEchoOfAnOldMessageIsNoNews() throws Exception {
        LateUevents[] late = new LateUevents[1];
        try (Rig rig = Rig.keeping(TWO_UNITS, directory, COMMON, fabric -> {},
                fabric -> late[0] = new LateUevents(SimWorld.stepped(fabric)))) {
            LogicalUnit unit = units(rig).getFirst();
            late[0].hold();
            Fault fault = rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, 60 * SECOND));
            fault.heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 60 * SECOND));
            late[0].release();
            rig.run.advance(30 * SECOND);
            assertEquals(4, activePaths(rig, unit));
            assertEquals(List.of(), rig.flight().stream().filter(entry -> entry.reason() == Reason.KERNEL_FAILED_PATH).toList());
        }
    }

    /** A table made without a single answer has the wrong groups, and would have to be loaded again. */
    @Test
    void pathsThatAppearAreAwaitedUntilTheyHaveAnswered() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            List<Nexus> nexuses = pathsOf(rig, unit).stream().map(SimPath::nexus).toList();
            nexuses.forEach(nexus -> rig.fabric.faults().delete(rig.fabric.kernel().disks().of(nexus)));
            assertTrue(rig.until(() -> reading(rig, unit) == null, 60 * SECOND));
            rig.fabric.faults().slow(nexuses, new Latency.Constant(2 * SECOND));
            long before = orders(rig);
            synchronized (rig.fabric.lock()) {
                nexuses.forEach(nexus -> rig.fabric.kernel().scan(nexus, rig.fabric.nowNs()));
            }
            assertTrue(rig.until(() -> reading(rig, unit) != null && activePaths(rig, unit) == 4, 60 * SECOND));
            rig.run.advance(30 * SECOND);
            assertEquals(2, reading(rig, unit).table().groups().size());
            assertEquals(before + 1, orders(rig));
        }
    }

    private static long orders(Rig rig) throws IOException {
        return rig.flight().stream().filter(entry -> entry.kind() == FlightKind.MAP_ORDER).count();
    }
}
