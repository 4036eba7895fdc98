package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.StatusPath;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.MapReading;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.mapper.MappedDevice;
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
import io.polypath.sim.port.SimWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps are kept: two units on four paths each, two of them preferred. */
class MapsOnFabricTest {

    private static final FabricShape TWO_UNITS = FabricShape.DEFAULT.withSize(1, 2, 4, 2);
    private static final String COMMON = "find_multipaths no\n user_friendly_names no\n path_grouping_policy group_by_prio\n";

    @TempDir
    Path directory;

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
    void aMapThatCannotBeMadeIsTriedAgain() throws Exception {
        try (Rig rig = keeping("", fabric -> fabric.faults().mapperError(MapperCall.LOAD, null, Errno.EBUSY, 3))) {
            for (LogicalUnit unit : units(rig)) {
                assertTrue(rig.until(() -> reading(rig, unit) != null && reading(rig, unit).table() != null, 120 * SECOND));
            }
        }
    }

    @Test
    void aMapThatHangsDelaysNoMessageToAnother() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit stuck = units(rig).get(0);
            LogicalUnit other = units(rig).get(1);
            Fault hang = rig.fabric.faults().mapperHangs(MapperCall.RESUME, "mpath-" + stuck.wwid());
            rig.fabric.faults().delete(rig.fabric.path("sda"));
            assertTrue(rig.until(() -> rig.fabric.kernel().mapper().gate().sleepers() == 1, 30 * SECOND));
            rig.fabric.faults().portDown(ports(rig).get(1), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> activePaths(rig, other) == 2, 30 * SECOND));
            hang.heal();
            assertTrue(rig.until(() -> devices(rig, stuck, 0).size() + devices(rig, stuck, 1).size() == 3, 30 * SECOND));
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
        String[] table = new String[1];
        try (Rig rig = keeping("")) {
            table[0] = map(rig, units(rig).getFirst()).table();
        }
        try (Rig rig = keeping("", fabric -> makeWithAPast(fabric, table[0]))) {
            rig.run.advance(10 * SECOND);
            assertEquals(table[0], map(rig, units(rig).getFirst()).table());
            assertEquals(1, reading(rig, units(rig).getFirst()).status().groups().getFirst().paths().getFirst().failCount());
        }
    }

    /** Without a path nothing would notice that the unit came back. */
    @Test
    void theLastPathOfAMapInUseIsNotPurged() throws Exception {
        try (Rig rig = keeping("purge_disconnected yes")) {
            LogicalUnit unit = units(rig).getFirst();
            synchronized (rig.fabric.lock()) {
                mapper(rig).open(map(rig, unit));
            }
            List<Nexus> all = pathsOf(rig, unit).stream().map(SimPath::nexus).toList();
            rig.fabric.faults().unmap(all, AbsentUnit.NOT_SUPPORTED, Notice.SILENT);
            assertTrue(rig.until(() -> reading(rig, unit).table().groups().getFirst().paths().size() == 1
                    && reading(rig, unit).table().groups().size() == 1, 300 * SECOND));
            rig.run.advance(600 * SECOND);
            assertEquals(1, reading(rig, unit).table().groups().getFirst().paths().size());
            assertEquals(1, rig.count(PathState.DISCONNECTED));
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

    /** Nobody told udev, whose record is from before: the map that was left behind loses the path, and the other one gets it. */
    @Test
    void aDiskThatBecameAnotherWhileNoDaemonRanIsNotTakenForWhatItWas() throws Exception {
        String[] table = new String[1];
        try (Rig rig = keeping("")) {
            table[0] = map(rig, units(rig).getFirst()).table();
        }
        Consumer<Fabric> before = fabric -> {
            makeWithAPast(fabric, table[0]);
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

    /** The rules of some hosts name disks by something else than their page 83h. */
    @Test
    void udevsNameStandsWhereUdevHasReadAgainAndSaysTheSame() throws Exception {
        try (Rig rig = keeping("", fabric -> fabric.kernel().udev().naming(wwid -> "0" + wwid))) {
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

    private static boolean has(Rig rig, LogicalUnit unit, SimPath path) {
        return reading(rig, unit).table().groups().stream()
                .flatMap(group -> group.paths().stream())
                .anyMatch(member -> member.devT().equals(deviceNumbers(path)));
    }

    private static boolean isActive(Rig rig, LogicalUnit unit, SimPath path) {
        return reading(rig, unit).status().groups().stream()
                .flatMap(group -> group.paths().stream())
                .anyMatch(member -> member.active() && member.devT().equals(deviceNumbers(path)));
    }

    private static String deviceNumbers(SimPath path) {
        return path.key().major() + ":" + path.key().minor();
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

    /** A map of the first unit whose first path has failed once, which a table that is loaded anew would not know. */
    private static void makeWithAPast(Fabric fabric, String table) {
        LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
        DeviceMapper mapper = fabric.kernel().mapper();
        String uuid = "mpath-" + unit.wwid();
        assertEquals(0, mapper.create(unit.wwid(), uuid));
        assertEquals(0, mapper.load(uuid, unit.blocks(), table, false, 0));
        assertEquals(0, mapper.resume(uuid, 0, 0));
        String first = mapper.reading(uuid).table().groups().getFirst().paths().getFirst().devT();
        assertEquals(0, mapper.message(uuid, "fail_path " + first, 0));
        assertEquals(0, mapper.message(uuid, "reinstate_path " + first, 0));
    }

    private Rig keeping(String options) throws Exception {
        return keeping(options, fabric -> {});
    }

    private Rig keeping(String options, Consumer<Fabric> before) throws Exception {
        return Rig.keeping(TWO_UNITS, directory, COMMON + " " + options, before, SimWorld::stepped);
    }

    private static List<LogicalUnit> units(Rig rig) {
        return rig.fabric.arrays().getFirst().units();
    }

    private static List<TargetPort> ports(Rig rig) {
        return rig.fabric.arrays().getFirst().ports();
    }

    private static List<SimPath> pathsOf(Rig rig, LogicalUnit unit) {
        return Stream.of("sda", "sdb", "sdc", "sdd", "sde", "sdf", "sdg", "sdh")
                .map(rig.fabric::path)
                .filter(path -> path.nexus().unit() == unit)
                .toList();
    }

    private static DeviceMapper mapper(Rig rig) {
        return rig.fabric.kernel().mapper();
    }

    private static MappedDevice map(Rig rig, LogicalUnit unit) {
        return mapper(rig).device("mpath-" + unit.wwid());
    }

    private static MapReading reading(Rig rig, LogicalUnit unit) {
        return mapper(rig).reading("mpath-" + unit.wwid());
    }

    private static MapIo io(Rig rig, LogicalUnit unit) {
        synchronized (rig.fabric.lock()) {
            return mapper(rig).io(map(rig, unit), rig.fabric.nowNs());
        }
    }

    private static long activePaths(Rig rig, LogicalUnit unit) {
        return reading(rig, unit).status().groups().stream()
                .flatMap(group -> group.paths().stream())
                .filter(StatusPath::active)
                .count();
    }

    private static List<String> devices(Rig rig, LogicalUnit unit, int group) {
        return reading(rig, unit).table().groups().get(group).paths().stream().map(path -> path.devT()).toList();
    }

    /** The paths of the group that takes I/O, or will. */
    private static List<String> taking(Rig rig, LogicalUnit unit) {
        return devices(rig, unit, reading(rig, unit).status().nextGroup() - 1);
    }
}
