package io.polypath.agent.owner;

import static io.polypath.agent.owner.FakeDisks.block;
import static io.polypath.agent.owner.FakeDisks.sg;
import static io.polypath.agent.owner.OwnerBench.LIMITS;
import static io.polypath.agent.owner.OwnerBench.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.Hctl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checks the owner gives to runners, and what it makes of those that do not come back. */
class RunnerRouteTest {

    /** Longer than the check timeout of ten seconds. */
    private static final long PAST_DEADLINE_NS = 11 * SECOND_NS;
    private static final Hctl SLOW = new Hctl(1, 0, 0, 9);

    @TempDir
    private Path directory;
    private final FakeDisks disks = new FakeDisks();
    private OwnerBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OwnerBench(directory, disks, new DeliberateDelays(Map.of(SLOW, Duration.ofSeconds(3))));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Hctl address(int host, int lun) {
        return new Hctl(host, 0, 0, lun);
    }

    private void assertIs(PathState state, Reason reason, String name) {
        assertEquals(state, bench.path(name).machine.state(), name);
        assertEquals(reason, bench.path(name).machine.checkReason(), name);
    }

    @Test
    void onlyAPathWithoutAnSgNodeIsARunnersToCarry() {
        disks.add("sda", address(1, 0), true);
        disks.add("sdb", address(1, 1), false);
        bench.run(SECOND_NS);
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sda");
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sdb");
        assertEquals(List.of(sg(0)), disks.asked.stream().distinct().toList());
        assertEquals(List.of(block(1)), disks.askedBlocking.stream().distinct().toList());
    }

    @Test
    void aDeliberateDelaySlowsItsOwnPathAndNoOther() {
        disks.add("sda", SLOW, true);
        disks.add("sdb", address(1, 1), true);
        disks.add("sdc", address(1, 2), false);
        bench.run(SECOND_NS);
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sdb");
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sdc");
        assertEquals(PathState.UNCHECKED, bench.path("sda").machine.state());
        assertFalse(disks.askedBlocking.contains(block(0)), "it sleeps");
        bench.run(12 * SECOND_NS);
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sda");
        assertFalse(disks.asked.contains(sg(0)));
    }

    @Test
    void aCallThatDoesNotReturnIsATimeoutThenAStallAndLaterNoneOfBoth() {
        disks.add("sda", address(1, 0), false);
        disks.add("sdb", address(1, 1), true);
        bench.run(SECOND_NS);
        bench.hangRunners(true);
        bench.run(PAST_DEADLINE_NS + 5 * SECOND_NS);
        assertEquals(PathState.TIMEOUT, bench.path("sda").machine.state());
        bench.run(60 * SECOND_NS);
        assertIs(PathState.TIMEOUT, Reason.STALLED, "sda");
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sdb");
        assertEquals(1, bench.counters.busy(), "a stalled path gets no second runner");
        bench.hangRunners(false);
        bench.run(10 * SECOND_NS);
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sda");
        assertEquals(1, bench.counters.droppedTotal());
        assertEquals(0, bench.counters.stalledNow());
    }

    @Test
    void aCheckThatFoundNoRunnerLeavesItsPathAsItWas() {
        for (int i = 0; i < 4; i++) {
            disks.add("sd" + (char) ('a' + i), address(i, 0), false);
        }
        bench.run(SECOND_NS);
        bench.hangRunners(true);
        bench.run(120 * SECOND_NS);
        long timeouts = count(PathState.TIMEOUT);
        assertEquals(LIMITS.runners(), timeouts, "as many are blamed as have a runner");
        assertEquals(4 - timeouts, count(PathState.UP));
        assertTrue(bench.counters.neverStartedTotal() > 0);
        bench.hangRunners(false);
        bench.run(60 * SECOND_NS);
        assertEquals(4, count(PathState.UP));
    }

    private long count(PathState state) {
        return List.of("sda", "sdb", "sdc", "sdd").stream()
                .filter(name -> bench.path(name).machine.state() == state)
                .count();
    }

    @Test
    void aPathThatGetsAnSgNodeGoesOverToTheProber() {
        disks.add("sda", address(1, 0), false);
        bench.run(SECOND_NS);
        disks.gainSg("sda");
        bench.sgAppeared("1:0:0:0");
        bench.run(30 * SECOND_NS);
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sda");
        assertEquals(List.of(sg(0)), disks.asked.stream().distinct().toList());
        assertEquals(List.of("sda"), disks.released, "the handles that it was found with");
        int asked = disks.askedBlocking.size();
        bench.sgAppeared("1:0:0:0");
        bench.run(60 * SECOND_NS);
        assertEquals(asked, disks.askedBlocking.size());
        disks.unplug("sda");
        bench.loss.report();
        bench.run(60 * SECOND_NS);
        assertEquals(List.of("sda", "sda"), disks.released);
        assertEquals(0, bench.paths());
    }

    @Test
    void aPathGoesOverWhenItsRunnerIsBack() {
        disks.add("sda", address(1, 0), false);
        bench.run(SECOND_NS);
        bench.hangRunners(true);
        bench.run(PAST_DEADLINE_NS + 5 * SECOND_NS);
        assertEquals(1, bench.counters.stalledNow());
        disks.gainSg("sda");
        bench.sgAppeared("1:0:0:0");
        bench.run(60 * SECOND_NS);
        assertEquals(List.of(), disks.asked);
        assertEquals(List.of(), disks.released);
        bench.hangRunners(false);
        bench.run(30 * SECOND_NS);
        assertIs(PathState.UP, Reason.CHECK_GOOD, "sda");
        assertEquals(List.of(sg(0)), disks.asked.stream().distinct().toList());
        assertEquals(List.of("sda"), disks.released);
    }

    @Test
    void aPathThatLeavesBeforeItCouldGoOverLeavesNothingOpen() {
        disks.add("sda", address(1, 0), false);
        bench.run(SECOND_NS);
        bench.hangRunners(true);
        bench.run(PAST_DEADLINE_NS + 5 * SECOND_NS);
        disks.gainSg("sda");
        bench.sgAppeared("1:0:0:0");
        bench.run(SECOND_NS);
        disks.unplug("sda");
        bench.loss.report();
        bench.run(60 * SECOND_NS);
        assertEquals(List.of("sda"), disks.released, "what it would have gone over with");
        bench.hangRunners(false);
        bench.run(SECOND_NS);
        assertEquals(List.of("sda", "sda"), disks.released);
        assertEquals(0, bench.paths());
    }

    @Test
    void aDiskThatIsRemovedWhileItIsLookedAtDoesNotComeBack() {
        disks.add("sda", address(1, 0), true);
        bench.run(SECOND_NS);
        bench.look("sda");
        disks.unplug("sda");
        bench.removed("sda");
        bench.run(SECOND_NS);
        assertEquals(0, bench.paths());
        assertEquals(List.of("sda", "sda"), disks.released, "the handles that it had, and those of the look");
    }

    @Test
    void aPathWhoseChecksSleepOnPurposeStaysWithTheRunners() {
        disks.add("sda", SLOW, false);
        bench.run(30 * SECOND_NS);
        disks.gainSg("sda");
        bench.sgAppeared("1:0:0:9");
        bench.run(30 * SECOND_NS);
        assertEquals(List.of(), disks.asked);
        assertEquals(List.of("sda"), disks.released);
    }

    @Test
    void theHandlesOfAPathThatLeavesStayOpenUntilItsRunnerIsBack() {
        disks.add("sda", address(1, 0), false);
        bench.run(SECOND_NS);
        bench.hangRunners(true);
        bench.run(PAST_DEADLINE_NS + 5 * SECOND_NS);
        assertEquals(1, bench.counters.stalledNow());
        disks.unplug("sda");
        bench.loss.report();
        bench.run(60 * SECOND_NS);
        assertEquals(null, bench.path("sda"));
        assertEquals(List.of(), disks.released);
        bench.hangRunners(false);
        bench.run(SECOND_NS);
        assertEquals(List.of("sda"), disks.released);
        assertEquals(0, bench.paths());
    }

    @Test
    void aPathThatLeavesWhileItsCommandWaitsIsLetGoWhenTheWaitEnds() {
        for (int i = 0; i < LIMITS.runners() + 1; i++) {
            disks.add("sd" + (char) ('a' + i), address(i, 0), false);
        }
        bench.hangRunners(true);
        bench.run(SECOND_NS);
        assertEquals(1, bench.counters.waitingNow());
        disks.unplug("sdc");
        bench.loss.report();
        bench.run(60 * SECOND_NS);
        assertEquals(List.of("sdc"), disks.released);
        assertEquals(LIMITS.runners(), bench.paths());
    }
}
