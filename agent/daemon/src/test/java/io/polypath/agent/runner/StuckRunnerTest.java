package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.agent.runner.Runners.Admission;
import io.polypath.agent.runner.Runners.Withdrawal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StuckRunnerTest {

    private static final RunnerLimits LIMITS = new RunnerLimits(4, 3, 8);
    private static final int SLOTS = 16;
    private static final int SICK = 0;
    private static final int HEALTHY = 15;
    private static final int SICK_HOST = 1;
    private static final int GOOD_HOST = 2;

    private final GatedPort port = new GatedPort();
    private final RunnerBench bench = new RunnerBench(LIMITS, SLOTS, Clock.SYSTEM, number -> port);
    private final RunnerCrew crew = new RunnerCrew(bench);
    private final Runners runners = bench.runners;
    private final RunnerCounters counters = bench.runners.counters();

    @BeforeEach
    void start() {
        crew.start();
    }

    @AfterEach
    void stop() {
        port.openAll();
        assertEquals(List.of(), crew.stop(60_000));
        assertTrue(crew.failures.isEmpty(), crew.failures::toString);
        bench.close();
    }

    private Admission offer(int slot, int host) {
        Command command = bench.lend(slot);
        command.device = slot;
        return runners.offer(command, host, 0, System.nanoTime());
    }

    /**
     * Offers a command whose device does not answer, waits until a runner is inside the call, and stops waiting for
     * it.
     */
    private Command stall(int slot, int host) {
        port.close(slot);
        assertEquals(Admission.STARTED, offer(slot, host));
        port.awaitCall(slot);
        assertEquals(Withdrawal.ABANDONED, runners.withdraw(bench.commands[slot]));
        return bench.commands[slot];
    }

    private void assertAnswers(int slot, int host) {
        assertEquals(Admission.STARTED, offer(slot, host));
        Command answered = crew.awaitResult();
        assertEquals(slot, answered.slot);
        assertEquals(RunnerState.DONE, runners.stateOf(answered));
        assertNull(runners.release(answered, System.nanoTime()));
    }

    @Test
    void aCallThatDoesNotReturnHoldsUpNoOtherCheck() {
        Command sick = stall(SICK, SICK_HOST);
        for (int check = 0; check < 500; check++) {
            assertAnswers(HEALTHY, SICK_HOST);
        }
        assertEquals(RunnerState.CANCELLED, runners.stateOf(sick));
        assertEquals(1, counters.busy());
        assertEquals(1, counters.stalledNow());
        assertTrue(counters.longestStallNs(System.nanoTime()) > 0);
    }

    @Test
    void aPathWithAStalledRunnerGetsNoSecondOneUntilTheFirstIsBack() {
        stall(SICK, SICK_HOST);
        Command again = bench.lend(1);
        again.path = SICK;
        assertEquals(Admission.PATH_STALLED, runners.offer(again, SICK_HOST, 0, System.nanoTime()));
        assertEquals(1, counters.busy());
        assertEquals(1, counters.refusedTotal());
        port.open(SICK);
        Command late = crew.awaitResult();
        assertEquals(Admission.PATH_STALLED, runners.offer(again, SICK_HOST, 0, System.nanoTime()), "not yet released");
        runners.release(late, System.nanoTime());
        assertEquals(Admission.STARTED, runners.offer(again, SICK_HOST, 0, System.nanoTime()));
        runners.release(crew.awaitResult(), System.nanoTime());
    }

    @Test
    void aNewTenantOfThePathsRowIsNotThePathThatStalls() {
        stall(SICK, SICK_HOST);
        Command newcomer = bench.lend(1);
        newcomer.path = SICK;
        newcomer.pathGeneration = 1;
        newcomer.device = HEALTHY;
        assertEquals(Admission.STARTED, runners.offer(newcomer, SICK_HOST, 0, System.nanoTime()));
        runners.release(crew.awaitResult(), System.nanoTime());
    }

    @Test
    void aLateResultIsDroppedAndCountedAndItsRunnerWorksAgain() {
        Command sick = stall(SICK, SICK_HOST);
        port.open(SICK);
        assertSame(sick, crew.awaitResult());
        assertEquals(RunnerState.DEAD, runners.stateOf(sick));
        assertEquals(0, counters.droppedTotal());
        runners.release(sick, System.nanoTime());
        assertEquals(RunnerState.IDLE, runners.stateOf(sick));
        assertEquals(1, counters.droppedTotal());
        assertEquals(0, counters.stalledNow());
        assertEquals(0, counters.busy());
        assertTrue(counters.longestStallNs(System.nanoTime()) > 0, "the longest stall is remembered");
        assertAnswers(SICK, SICK_HOST);
    }

    @Test
    void aHostThatAnswersNothingLeavesRunnersToTheOthers() {
        for (int slot = 0; slot < LIMITS.perHost(); slot++) {
            stall(slot, SICK_HOST);
        }
        assertEquals(Admission.WAITING, offer(LIMITS.perHost(), SICK_HOST), "the host has its share");
        assertAnswers(HEALTHY, GOOD_HOST);
        assertEquals(Withdrawal.NEVER_STARTED, runners.withdraw(bench.commands[LIMITS.perHost()]));
    }

    @Test
    void whenAllRunnersAreStuckNoThreadIsAddedAndNobodyIsBlamed() {
        long threads = RunnerCrew.runnerThreads();
        assertEquals(LIMITS.runners(), threads);
        for (int slot = 0; slot < LIMITS.runners(); slot++) {
            stall(slot, slot);
        }
        int first = LIMITS.runners();
        for (int i = 0; i < LIMITS.waiting(); i++) {
            assertEquals(Admission.WAITING, offer(first + i, GOOD_HOST));
        }
        assertEquals(Admission.FULL, offer(HEALTHY, GOOD_HOST));
        for (int i = 0; i < LIMITS.waiting(); i++) {
            assertEquals(Withdrawal.NEVER_STARTED, runners.withdraw(bench.commands[first + i]));
        }
        assertEquals(threads, RunnerCrew.runnerThreads());
        assertEquals(LIMITS.runners(), counters.busy());
        assertEquals(LIMITS.runners(), counters.stalledNow());
        assertEquals(LIMITS.waiting(), counters.neverStartedTotal());
        assertEquals(1, counters.refusedTotal());
    }

    @Test
    void theRunnerThatComesBackFirstTakesTheCommandThatHasWaitedLongest() {
        for (int slot = 0; slot < LIMITS.runners(); slot++) {
            stall(slot, slot);
        }
        assertEquals(Admission.WAITING, offer(8, GOOD_HOST));
        assertEquals(Admission.WAITING, offer(9, GOOD_HOST));
        port.open(3);
        long nowNs = System.nanoTime();
        assertSame(bench.commands[8], runners.release(crew.awaitResult(), nowNs));
        assertEquals(nowNs, runners.heldSinceNs(bench.commands[8]), "its own time begins now");
        assertSame(bench.commands[9], runners.release(crew.awaitResult(), nowNs));
        assertNull(runners.release(crew.awaitResult(), nowNs));
        assertEquals(3, counters.busy());
    }
}
