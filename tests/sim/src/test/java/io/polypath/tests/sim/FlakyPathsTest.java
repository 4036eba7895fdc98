package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.StatusPath;
import io.polypath.agent.map.TableGroup;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.fabric.Notice;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One unit on four paths in one group; some of them fail again and again. */
class FlakyPathsTest {

    private static final FabricShape ONE_UNIT = FabricShape.DEFAULT.withSize(1, 1, 4, 1);
    private static final String COMMON =
            "find_multipaths no\n user_friendly_names no\n path_grouping_policy multibus\n detect_pgpolicy no\n";
    private static final String COUNTING = "san_path_err_threshold 2\n san_path_err_forget_rate 100\n"
            + " san_path_err_recovery_time 60\n";
    private static final String TESTING = "marginal_path_double_failed_time 60\n marginal_path_err_sample_time 120\n"
            + " marginal_path_err_rate_threshold 10\n marginal_path_err_recheck_gap_time 300\n";

    @TempDir
    Path directory;

    @Test
    void aPathThatComesBackTooOftenIsDelayedAndUsedAgainWhenItKeptGood() throws Exception {
        try (Rig rig = keeping(COUNTING)) {
            flap(rig, "sda");
            flap(rig, "sda");
            assertEquals(4, activePaths(rig));
            fail(rig, "sda").heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DELAYED, 30 * SECOND));
            rig.run.advance(50 * SECOND);
            assertEquals(PathState.DELAYED, rig.state("sda"));
            assertEquals(3, activePaths(rig));
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP && activePaths(rig) == 4, 30 * SECOND));
            assertTrue(rig.flight(FlightKind.TRANSITION, "sda").stream().anyMatch(entry -> entry.reason() == Reason.HELD_BACK));
        }
    }

    @Test
    void aDelayedPathIsUsedAtOnceWhenEveryOtherIsLost() throws Exception {
        try (Rig rig = keeping(COUNTING)) {
            delay(rig, "sda");
            for (String other : List.of("sdb", "sdc", "sdd")) {
                fail(rig, other);
            }
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 30 * SECOND));
            assertTrue(rig.until(() -> activePaths(rig) == 1, SECOND));
        }
    }

    @Test
    void aDelayedPathIsUsedAtOnceWhenTheLastOtherIsRemoved() throws Exception {
        try (Rig rig = keeping(COUNTING)) {
            delay(rig, "sda");
            fail(rig, "sdb");
            fail(rig, "sdc");
            long checks = checks(rig, "sda");
            assertTrue(rig.until(() -> checks(rig, "sda") > checks, 30 * SECOND), "its next regular check is a while away");
            assertEquals(PathState.DELAYED, rig.state("sda"));
            rig.fabric.faults().delete(rig.fabric.path("sdd"));
            assertTrue(rig.until(() -> rig.state("sdd") == null, SECOND));
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP && activePaths(rig) == 1, SECOND));
        }
    }

    @Test
    void aDelayedPathTakesIoUntilTheOnlyOtherIsGivenBack() throws Exception {
        for (List<String> pair : List.of(List.of("sda", "sdb"), List.of("sdb", "sda"))) {
            keptUntilGivenBack(pair.getFirst(), pair.getLast());
        }
    }

    /** The other one is not given back before it is known who answers there, and it answers slowly. */
    private void keptUntilGivenBack(String flaky, String other) throws Exception {
        try (Rig rig = keeping(COUNTING)) {
            flap(rig, flaky);
            flap(rig, flaky);
            fail(rig, "sdc");
            fail(rig, "sdd");
            Fault lost = fail(rig, other);
            Fault hung = rig.fabric.faults().hang(List.of(rig.fabric.path(flaky).nexus()), Opcodes.ANY);
            assertTrue(rig.until(() -> rig.state(flaky) == PathState.TIMEOUT, 120 * SECOND));
            rig.fabric.faults().attention(List.of(rig.fabric.path(other).nexus()), Sense.INQUIRY_CHANGED);
            rig.fabric.faults().slow(List.of(rig.fabric.path(other).nexus()), new Latency.Constant(2 * SECOND));
            lost.heal();
            assertTrue(rig.until(() -> rig.state(other) == PathState.UP, 60 * SECOND));
            hung.heal();
            assertTrue(rig.until(() -> rig.state(flaky) == PathState.DELAYED, 30 * SECOND), () -> rig.states().toString());
            assertEquals(List.of(devT(rig, flaky)), active(rig));
            assertTrue(rig.until(() -> active(rig).contains(devT(rig, other)), 30 * SECOND));
            assertEquals(List.of(devT(rig, other)), active(rig));
        }
    }

    @Test
    void whereMarginalPathsStandApartTheyStayUsableInALaterGroup() throws Exception {
        try (Rig rig = keeping(COUNTING + "marginal_pathgroups on\n")) {
            for (int i = 0; i < 3; i++) {
                flap(rig, "sda");
            }
            assertTrue(rig.until(() -> groups(rig).size() == 2, 30 * SECOND));
            assertEquals(List.of(devT(rig, "sda")), devices(groups(rig).getLast()));
            assertEquals(PathState.UP, rig.state("sda"));
            assertEquals(4, activePaths(rig));
            assertTrue(rig.until(() -> groups(rig).size() == 1, 120 * SECOND));
        }
    }

    @Test
    void aPathThatFailedTwiceIsTestedWithReadsAndPasses() throws Exception {
        try (Rig rig = keeping(TESTING)) {
            flap(rig, "sda");
            fail(rig, "sda").heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DELAYED, 30 * SECOND));
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 150 * SECOND));
            List<Rig.Entry> tests = rig.flight(FlightKind.SAMPLE, "sda");
            assertEquals("test begins", tests.getFirst().note());
            assertTrue(tests.getLast().note().startsWith("passed: 0 of "), tests.getLast().note());
            int reads = Integer.parseInt(tests.getLast().note().split(" ")[3]);
            assertTrue(reads > 1_000, "a test of one minute of reads had " + reads);
        }
    }

    @Test
    void aPathWhoseUnitWasNotThereIsTestedBeforeItIsUsed() throws Exception {
        try (Rig rig = keeping(TESTING)) {
            flap(rig, "sda");
            Fault unmapped = rig.fabric.faults()
                    .unmap(List.of(rig.fabric.path("sda").nexus()), AbsentUnit.NOT_SUPPORTED, Notice.SILENT);
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DISCONNECTED, 30 * SECOND));
            unmapped.heal();
            assertTrue(rig.until(() -> rig.state("sda") != PathState.DISCONNECTED, 30 * SECOND));
            assertEquals(PathState.DELAYED, rig.state("sda"));
        }
    }

    @Test
    void aPathThatLosesReadsFailsItsTestAndIsTestedAgainAfterTheGap() throws Exception {
        try (Rig rig = keeping(TESTING)) {
            flap(rig, "sda");
            fail(rig, "sda").heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DELAYED, 30 * SECOND));
            Fault lossy = rig.fabric.faults().refuse(List.of(rig.fabric.path("sda").nexus()), Opcodes.of(Opcodes.READ_10),
                    Sense.LBA_OUT_OF_RANGE, 100);
            rig.run.advance(200 * SECOND);
            assertEquals(PathState.DELAYED, rig.state("sda"));
            assertTrue(rig.flight(FlightKind.SAMPLE, "sda").getLast().note().startsWith("failed: 100 of "));
            lossy.heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 600 * SECOND));
        }
    }

    @Test
    void readsThatNeverAnswerHoldUpNeitherTheTestNorOtherPaths() throws Exception {
        try (Rig rig = keeping(TESTING)) {
            flap(rig, "sda");
            fail(rig, "sda").heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DELAYED, 30 * SECOND));
            rig.fabric.faults().hang(List.of(rig.fabric.path("sda").nexus()), Opcodes.of(Opcodes.READ_10));
            rig.run.advance(150 * SECOND);
            assertTrue(rig.flight(FlightKind.SAMPLE, "sda").getLast().note().startsWith("failed: "));
            assertEquals(3, rig.count(PathState.UP));
            rig.fabric.faults().delete(rig.fabric.path("sda"));
            assertTrue(rig.until(() -> rig.state("sda") == null, 30 * SECOND));
        }
    }

    @Test
    void readsThatNeverAnswerLeaveTheChecksOfTheirHostRoom() throws Exception {
        try (Rig rig = Rig.keeping(ONE_UNIT.withCanQueue(8), directory, COMMON + TESTING)) {
            flap(rig, "sda");
            fail(rig, "sda").heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.DELAYED, 30 * SECOND));
            rig.fabric.faults().hang(List.of(rig.fabric.path("sda").nexus()), Opcodes.of(Opcodes.READ_10));
            rig.run.advance(20 * SECOND);
            flap(rig, "sdb");
            assertFalse(rig.until(() -> rig.count(PathState.UP) < 3, 100 * SECOND));
        }
    }

    @Test
    void withoutSuchAnOptionAPathMayFailAsOftenAsItLikes() throws Exception {
        try (Rig rig = keeping("")) {
            for (int i = 0; i < 20; i++) {
                flap(rig, "sda");
            }
            assertFalse(rig.flight(FlightKind.TRANSITION, "sda").stream().anyMatch(entry -> entry.to() == PathState.DELAYED));
        }
    }

    private Rig keeping(String options) throws Exception {
        return Rig.keeping(ONE_UNIT, directory, COMMON + options);
    }

    private static Fault fail(Rig rig, String name) {
        SimPath path = rig.fabric.path(name);
        Fault fault = rig.fabric.faults().linkDown(path.nexus().link(), LinkLoss.AT_ONCE);
        assertTrue(rig.until(() -> !rig.state(name).usable() && rig.state(name) != PathState.DELAYED, 30 * SECOND));
        return fault;
    }

    /** Fails and comes back. */
    private static void flap(Rig rig, String name) {
        fail(rig, name).heal();
        assertTrue(rig.until(() -> rig.state(name) == PathState.UP, 30 * SECOND), () -> name + " is " + rig.state(name));
    }

    private static void delay(Rig rig, String name) {
        flap(rig, name);
        flap(rig, name);
        fail(rig, name).heal();
        assertTrue(rig.until(() -> rig.state(name) == PathState.DELAYED, 30 * SECOND));
    }

    private static long checks(Rig rig, String name) {
        return PathRow.checks(rig.row(name));
    }

    private static List<TableGroup> groups(Rig rig) {
        return mapper(rig).reading(uuid(rig)).table().groups();
    }

    private static List<String> devices(TableGroup group) {
        return group.paths().stream().map(path -> path.devT()).toList();
    }

    private static String devT(Rig rig, String name) {
        return rig.fabric.path(name).key().major() + ":" + rig.fabric.path(name).key().minor();
    }

    private static long activePaths(Rig rig) {
        return active(rig).size();
    }

    /** Device numbers of the paths that take I/O. */
    private static List<String> active(Rig rig) {
        return mapper(rig).reading(uuid(rig)).status().groups().stream()
                .flatMap(group -> group.paths().stream())
                .filter(StatusPath::active)
                .map(StatusPath::devT)
                .toList();
    }

    private static DeviceMapper mapper(Rig rig) {
        return rig.fabric.kernel().mapper();
    }

    private static String uuid(Rig rig) {
        LogicalUnit unit = rig.fabric.arrays().getFirst().units().getFirst();
        return "mpath-" + unit.wwid();
    }
}
