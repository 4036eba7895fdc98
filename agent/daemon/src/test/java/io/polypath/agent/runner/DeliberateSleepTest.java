package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.agent.runner.Runners.Withdrawal;
import io.polypath.ffm.sys.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One runner, stepped by hand through virtual time. */
class DeliberateSleepTest {

    private static final long START_NS = -5_000;
    private static final long DELAY_NS = 1_000;

    private final RunnerBench bench =
            new RunnerBench(new RunnerLimits(1, 1, 2), 2, Clock.SYSTEM, number -> this::execute);
    private final Runner runner = bench.lanes.getFirst();
    private int calls;

    private int execute(int device, int slot) {
        calls++;
        return 0;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void offer(int slot) {
        bench.runners.offer(bench.lend(slot), 0, DELAY_NS, START_NS);
    }

    @Test
    void theCallIsMadeWhenTheSleepIsOverAndNotBefore() {
        offer(0);
        assertEquals(0, runner.step(START_NS));
        assertEquals(START_NS + DELAY_NS, runner.deadlineNs());
        assertEquals(0, runner.step(START_NS + DELAY_NS - 1));
        assertEquals(0, calls);
        assertEquals(1, runner.step(START_NS + DELAY_NS));
        assertEquals(1, calls);
        assertEquals(Lane.NEVER, runner.deadlineNs());
        assertEquals(RunnerState.DONE, bench.runners.stateOf(bench.results.poll()));
    }

    @Test
    void aCommandCancelledInItsSleepSleepsOnAndIsNotSent() {
        offer(0);
        runner.step(START_NS);
        assertEquals(Withdrawal.ABANDONED, bench.runners.withdraw(bench.commands[0]));
        assertEquals(0, runner.step(START_NS + DELAY_NS - 1));
        assertEquals(START_NS + DELAY_NS, runner.deadlineNs());
        assertEquals(1, runner.step(START_NS + DELAY_NS));
        assertEquals(0, calls);
        Command late = bench.results.poll();
        assertEquals(-Errno.ECANCELED, late.error);
        assertEquals(RunnerState.DEAD, bench.runners.stateOf(late));
    }

    @Test
    void theSleepOfACommandThatWaitedBeginsWhenItGetsItsRunner() {
        offer(0);
        offer(1);
        runner.step(START_NS + DELAY_NS);
        long laterNs = START_NS + 10 * DELAY_NS;
        assertEquals(bench.commands[1], bench.runners.release(bench.results.poll(), laterNs));
        assertEquals(0, runner.step(laterNs + DELAY_NS - 1));
        assertEquals(1, runner.step(laterNs + DELAY_NS));
    }
}
