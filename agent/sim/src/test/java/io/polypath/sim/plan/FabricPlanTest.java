package io.polypath.sim.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.ExtendedReport;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Tpgs;
import io.polypath.sim.model.Transport;
import io.polypath.sim.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FabricPlanTest {

    private static final long SECOND = 1_000_000_000L;

    private final VirtualClock clock = new VirtualClock();
    private final List<String> happened = new ArrayList<>();

    @Test
    void optionsShapeTheFabric() {
        PlanReading reading = FabricPlan.read(
                words("--arrays 3 --luns 16 --paths 8 --hosts 4 --tags 32 --transport iscsi --latency 100us..1ms --size 5G"
                        + " --vendor ACME --product Mega --tpgs implicit --extended-rtpg refused --transition-time 60"
                        + " --sense descriptor --alua-handler no --udev yes --udev-delay 1s --fabric-command-timeout 45 --seed 77"),
                "");
        assertEquals(List.of(), reading.problems());
        FabricPlan plan = reading.plan();
        assertEquals(77, plan.seed());
        assertEquals(45_000, plan.kernel().commandTimeoutMs());
        assertEquals(SECOND, plan.kernel().udevDelayNs());
        assertTrue(plan.kernel().udevRuns() && !plan.kernel().aluaHandler());
        FabricShape shape = (FabricShape) plan.fabric();
        assertEquals(Transport.ISCSI, shape.transport());
        assertEquals(new Latency.Uniform(100_000, 1_000_000), shape.latency());
        assertEquals(Tpgs.IMPLICIT, shape.profile().tpgs());
        assertEquals(ExtendedReport.REFUSED, shape.profile().extendedReport());
        Fabric fabric = plan.start(clock, (now, text) -> {});
        assertEquals(3 * 16 * 8, fabric.kernel().disks().all().size());
        assertEquals(4, fabric.hosts().size());
        assertEquals("ACME", fabric.path("sda").profile().vendor());
        assertEquals(5L << 30, fabric.path("sda").sizeBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "--arrays, MISSING_VALUE", "--arrays x, NOT_A_NUMBER", "--arrays 0, OUT_OF_RANGE", "--colour red, UNKNOWN_OPTION",
        "--transport ide, UNKNOWN_WORD", "--latency fast, NOT_A_DURATION", "--size 10, NOT_A_SIZE",
        "--vendor MUCHTOOLONG, OUT_OF_RANGE", "--paths 5 --hosts 2, OUT_OF_RANGE", "--udev perhaps, UNKNOWN_WORD"
    })
    void aWrongOptionIsNamed(String line, ProblemKind kind) {
        PlanReading reading = FabricPlan.read(words(line), "");
        assertEquals(1, reading.problems().size(), () -> reading.problems().toString());
        assertEquals(kind, reading.problems().getFirst().kind());
        assertTrue(reading.problems().getFirst().where().startsWith("--"));
        assertNull(reading.plan());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10s port-down array0:port1|UNKNOWN_WORD", "at soon port-down array0:port1|NOT_A_DURATION",
        "at 10s explode array0|UNKNOWN_FAULT", "at 10s port-down|INCOMPLETE", "at 10s port-down array0|NOT_A_TARGET",
        "at 10s port-down array9:port0|NO_SUCH_PART", "at 10s port-down array0:port2|NO_SUCH_PART",
        "at 10s access array0:group0 standby|NO_SUCH_PART", "at 10s access array0:group1 asleep|UNKNOWN_WORD",
        "at 10s hang array0:volume1|NOT_A_TARGET", "at 10s hang array0:array1|NOT_A_TARGET",
        "at 10s port-down array0:port1 now|TRAILING_WORDS", "at 10s port-down array0:port1 for|TRAILING_WORDS",
        "at 10s port-down array0:port1 for 0s|OUT_OF_RANGE", "every 10s port-down array0:port1 for 10s|OUT_OF_RANGE",
        "every 10s port-down array0:port1|OUT_OF_RANGE", "every 0s port-down array0:port1 for 1s|OUT_OF_RANGE",
        "at 1s refuse all 5/25|NOT_A_SENSE", "at 1s refuse all 10/25/00|NOT_A_SENSE", "at 1s attention all 2A|NOT_A_SENSE",
        "at 1s status all 0x1ff|NOT_A_NUMBER", "at 1s resize array0:lun0 to big|NOT_A_SIZE",
        "at 1s lose-events 0|OUT_OF_RANGE", "at|INCOMPLETE", "at 1s|INCOMPLETE"
    })
    void aWrongLineIsNamedWithItsNumber(String line, ProblemKind kind) {
        PlanReading reading = FabricPlan.read(List.of(), "# a comment\n\n" + line + "\n");
        assertEquals(1, reading.problems().size(), () -> reading.problems().toString());
        assertEquals(kind, reading.problems().getFirst().kind(), () -> reading.problems().toString());
        assertEquals("line 3", reading.problems().getFirst().where());
    }

    @Test
    void allProblemsAreToldAtOnceAndReadWell() {
        PlanReading reading = FabricPlan.read(
                words("--luns many --colour red"), "at 10s explode array0\nat 1s offline sda for 30x\n");
        assertEquals(
                List.of("--luns: 'many': a whole number from 1 to 16384 belongs here",
                        "--colour: there is no such option",
                        "line 1: 'explode': a fault is one of " + Keyword.all(FaultVerb.class),
                        "line 2: '30x': a duration is written as 200us, 5ms, 1.5s, 2m or 1h"),
                reading.problems().stream().map(PlanProblem::toString).toList());
    }

    @Test
    void aLineHappensAtItsTimeAndIsHealedAtItsEnd() {
        Fabric fabric = start("at 10s access array0:group1:lun0 standby for 20s");
        LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
        advance(fabric, 10 * SECOND - 1);
        assertEquals(AccessState.OPTIMIZED, unit.state(unit.array().groups().getFirst()));
        advance(fabric, 1);
        assertEquals(AccessState.STANDBY, unit.state(unit.array().groups().getFirst()));
        advance(fabric, 20 * SECOND);
        assertEquals(AccessState.OPTIMIZED, unit.state(unit.array().groups().getFirst()));
        assertEquals(
                List.of("10 at 10s access array0:group1:lun0 standby for 20s",
                        "30 healed: at 10s access array0:group1:lun0 standby for 20s"),
                happened);
    }

    @Test
    void aRepeatedLineHappensAgainAndAgain() {
        Fabric fabric = start("every 60s from 5s slow all by 1ms for 2s");
        advance(fabric, 200 * SECOND);
        assertEquals(List.of("5", "7", "65", "67", "125", "127", "185", "187"),
                happened.stream().map(text -> text.split(" ")[0]).toList());
    }

    @Test
    void aDiskIsLookedUpWhenTheFaultHappens() {
        Fabric fabric = start("at 1s delete sda for 1s\nat 3s offline sda\nat 4s offline sdzz");
        advance(fabric, 5 * SECOND);
        assertEquals("offline", fabric.path("sda").state().toString());
        assertEquals(2, fabric.path("sda").key().diskSequence() / 32, "the second bearer of the name");
    }

    @ParameterizedTest
    @EnumSource(FaultVerb.class)
    void everyVerbUnderstandsItsOwnExample(FaultVerb verb) {
        String least = verb.usage().replaceAll("\\s*\\[[^\\]]*\\]", "");
        String most = verb.usage().replaceAll("\\[([^|\\]]*)(\\|[^\\]]*)?\\]", "$1");
        Fabric fabric = start("at 1s " + least + " for 1s\nat 5s " + most + " for 1s");
        advance(fabric, 120 * SECOND);
        assertEquals(4, happened.size());
    }

    @Test
    void theDemoLeavesTheFabricAsItFoundItAfterEveryRound() {
        Fabric fabric = FabricPlan.demo().start(clock, (now, text) -> happened.add(text));
        int disks = fabric.kernel().disks().all().size();
        advance(fabric, 2 * 3_600 * SECOND - SECOND);
        assertEquals(disks, fabric.kernel().disks().all().size());
        assertEquals(2 * 5 * 60, happened.size());
        assertTrue(fabric.nexuses(nexus -> !nexus.rules().isEmpty()).isEmpty());
        assertTrue(fabric.kernel().disks().all().stream().allMatch(path -> path.state().toString().equals("running")));
    }

    @Test
    void severalFaultsHealAsOne() {
        Fabric fabric = start("");
        Fault both = Fault.together(fabric, "both",
                List.of(fabric.faults().offline(fabric.path("sda")), fabric.faults().offline(fabric.path("sdb"))));
        both.heal();
        assertEquals("running", fabric.path("sda").state().toString());
        assertEquals("running", fabric.path("sdb").state().toString());
    }

    private Fabric start(String script) {
        PlanReading reading = FabricPlan.read(List.of(), script);
        assertEquals(List.of(), reading.problems());
        return reading.plan().start(clock, (now, text) -> happened.add((now - VirtualClock.BOOT_NS) / SECOND + " " + text));
    }

    private void advance(Fabric fabric, long ns) {
        long until = clock.nanoTime() + ns;
        while (fabric.nextDueNs() <= until) {
            clock.advanceTo(fabric.nextDueNs());
            fabric.runDue();
        }
        clock.advanceTo(until);
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
