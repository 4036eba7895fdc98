package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.path.PathState;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.MappedTableReader;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.port.SimWorld;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for a map whose last path was deleted, and when it gets paths again. */
class MapsWithoutPathsTest extends KeptMaps {

    private LoadedConf onDisk;

    private static LoadedConf conf(String ofDevice) {
        String text = "defaults {\n" + COMMON + "}\ndevices {\n device {\n vendor POLYPATH\n product .*\n " + ofDevice + "\n }\n}\n";
        LoadedConf conf = ConfLoader.of(List.of(new ConfigText("multipath.conf", text)), Accounts.NONE, false);
        assertEquals(List.of(), conf.problems());
        return conf;
    }

    private Rig reloading(String ofDevice) throws Exception {
        onDisk = conf(ofDevice);
        return Rig.start(TWO_UNITS, KernelOptions.DEFAULT, Rig.settings(directory.resolve("run"))
                .keeping(onDisk.conf(), MapKeeping.in(directory.resolve("state"), () -> onDisk, List.of())));
    }

    private void reload(Rig rig, String ofDevice) {
        onDisk = conf(ofDevice);
        rig.lanes.reloads().ask();
    }

    /** How often the map was without a path and did not wait, or no longer. */
    private long failures(LogicalUnit unit) throws IOException {
        try (MappedTableReader table = MappedTableReader.open(directory.resolve("run/maps.table")); Arena arena = Arena.ofConfined()) {
            MemorySegment row = arena.allocate(table.payloadBytes(), Long.BYTES);
            for (int index = 0; index < table.rows(); index++) {
                if (table.read(index, row) && MapRow.wwid(row).equals(unit.wwid())) {
                    return MapRow.failures(row);
                }
            }
        }
        throw new AssertionError("no row of " + unit.wwid());
    }

    private static void deletePaths(Rig rig, LogicalUnit unit) {
        pathsOf(rig, unit).forEach(rig.fabric.faults()::delete);
        rig.run.advance(10 * SECOND);
    }

    @Test
    void anotherConfigurationSaysWhetherItGoes() throws Exception {
        try (Rig rig = reloading("no_path_retry queue\n flush_on_last_del never")) {
            LogicalUnit unit = units(rig).getFirst();
            deletePaths(rig, unit);
            assertNotNull(map(rig, unit));
            reload(rig, "no_path_retry queue\n flush_on_last_del unused");
            assertTrue(rig.until(() -> map(rig, unit) == null, 10 * SECOND));
        }
    }

    /** The kernel does not free the number of a disk that a table has. */
    @Test
    void oneThatGoesWhenItIsClosedHoldsNoDeletedDisk() throws Exception {
        try (Rig rig = keeping("no_path_retry queue\n flush_on_last_del always\n deferred_remove yes")) {
            LogicalUnit unit = units(rig).getFirst();
            open(rig, unit);
            deletePaths(rig, unit);
            assertEquals(0, pathsInTable(rig, unit));
            assertTrue(reading(rig, unit).leaving());
            assertFalse(map(rig, unit).queues());
            assertEquals(1, failures(unit), "its I/O waited, and failed then");
            synchronized (rig.fabric.lock()) {
                mapper(rig).close(map(rig, unit), rig.fabric.nowNs());
            }
            assertNull(map(rig, unit));
        }
    }

    /** As where the configuration before had a selector that the kernel does not know. */
    @Test
    void anotherConfigurationIsNotPutOffByChangesThatFailedBefore() throws Exception {
        try (Rig rig = reloading("no_path_retry queue")) {
            LogicalUnit unit = units(rig).getFirst();
            rig.fabric.faults().mapperError(MapperCall.LOAD, "mpath-" + unit.wwid(), Errno.EINVAL, 5);
            reload(rig, "no_path_retry queue\n path_selector \"round-robin 0\"");
            rig.run.advance(17 * SECOND); // failed for the fifth time after 15 s: the sixth try would be 16 s later
            reload(rig, "no_path_retry queue\n path_selector \"queue-length 0\"");
            assertTrue(rig.until(() -> map(rig, unit).table().contains("queue-length"), 3 * SECOND), map(rig, unit)::table);
        }
    }

    @Test
    void anotherConfigurationSaysWhetherItsIoWaits() throws Exception {
        try (Rig rig = reloading("no_path_retry queue")) {
            LogicalUnit unit = units(rig).getFirst();
            open(rig, unit);
            deletePaths(rig, unit);
            assertTrue(map(rig, unit).queues());
            reload(rig, "no_path_retry queue\n failback 30");
            rig.run.advance(10 * SECOND);
            assertTrue(map(rig, unit).queues(), "what the configuration says of its hardware holds without a path too");
            reload(rig, "no_path_retry fail");
            assertTrue(rig.until(() -> !map(rig, unit).queues(), 10 * SECOND));
        }
    }

    /** Its I/O was given up because nobody was to bring it to an end, which does not hold any more. */
    @Test
    void itQueuesAgainWhenItHasPathsAgain() throws Exception {
        try (Rig rig = keeping("no_path_retry 4\n flush_on_last_del always")) {
            LogicalUnit unit = units(rig).getFirst();
            open(rig, unit);
            List<Fault> deleted = pathsOf(rig, unit).stream().map(rig.fabric.faults()::delete).toList();
            assertTrue(rig.until(() -> !map(rig, unit).queues(), 10 * SECOND));
            rig.run.advance(60 * SECOND);
            assertFalse(map(rig, unit).queues());
            deleted.forEach(Fault::heal);
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4 && map(rig, unit).queues(), 10 * SECOND));
        }
    }

    /** Whether paths have port groups they say themselves, and none has been heard yet: nothing is known to be wrong with the table. */
    @Test
    void aTableKeepsItsHandlerUntilAPathHasToldOfItsPortGroups() throws Exception {
        String table = "0 1 alua 1 1 service-time 0 4 2 8:0 1 1 8:32 1 1 8:64 1 1 8:96 1 1";
        String options = "find_multipaths no\n user_friendly_names no\n path_grouping_policy multibus";
        try (Rig rig = Rig.keeping(TWO_UNITS, directory, options, fabric -> {
            makeWithAPast(fabric, table);
            fabric.arrays().getFirst().ports().forEach(port -> fabric.faults().portDown(port, LinkLoss.AT_ONCE));
        }, SimWorld::stepped)) {
            rig.run.advance(60 * SECOND);
            assertEquals(0, rig.count(PathState.UP));
            assertEquals(table, map(rig, units(rig).getFirst()).table());
        }
    }

    /** Somebody has mistyped: what is mounted goes on working, as with multipathd. */
    @Test
    void oneInUseWhosePathsAreBlacklistedIsLeftAsItIs() throws Exception {
        try (Rig rig = reloading("no_path_retry 3")) {
            LogicalUnit unit = units(rig).getFirst();
            open(rig, unit);
            String table = map(rig, unit).table();
            for (int times = 0; times < 2; times++) {
                reload(rig, withBlacklisted(unit));
                rig.run.advance(60 * SECOND);
                assertEquals(table, map(rig, unit).table());
                assertEquals(4, activePaths(rig, unit));
                assertEquals(4, rig.states().size(), "they are no paths of ours");
            }
            reload(rig, "no_path_retry 3");
            rig.fabric.faults().delete(pathsOf(rig, unit).getFirst());
            assertTrue(rig.until(() -> pathsInTable(rig, unit) == 3, 10 * SECOND));
        }
    }

    @Test
    void oneInUseThatIsFoundWithBlacklistedPathsIsLeftAsItIs() throws Exception {
        String table;
        String wwid;
        try (Rig rig = keeping("no_path_retry 3")) {
            wwid = units(rig).getFirst().wwid();
            table = map(rig, units(rig).getFirst()).table();
        }
        try (Rig rig = keeping("no_path_retry 3\n}\nblacklist {\n wwid " + wwid, fabric -> {
            makeWithAPast(fabric, table);
            DeviceMapper mapper = fabric.kernel().mapper();
            mapper.open(mapper.device("mpath-" + wwid));
        })) {
            rig.run.advance(60 * SECOND);
            assertEquals(table, map(rig, units(rig).getFirst()).table());
            assertEquals(4, activePaths(rig, units(rig).getFirst()));
        }
    }

    @Test
    void oneThatNobodyUsesGoesWhenItsPathsAreBlacklisted() throws Exception {
        try (Rig rig = reloading("no_path_retry 3")) {
            LogicalUnit unit = units(rig).getFirst();
            reload(rig, withBlacklisted(unit));
            assertTrue(rig.until(() -> map(rig, unit) == null, 10 * SECOND));
        }
    }

    private static String withBlacklisted(LogicalUnit unit) {
        return "no_path_retry 3\n}\n}\nblacklist {\n wwid " + unit.wwid() + "\n device {\n vendor nobody\n product nothing";
    }
}
