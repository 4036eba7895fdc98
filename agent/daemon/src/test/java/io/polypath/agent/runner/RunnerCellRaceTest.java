package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** In every round the owner cancels and the runner finishes at the same moment. */
class RunnerCellRaceTest {

    private static final int ROUNDS = 100_000;
    private static final int MOST_SPINS = 48;
    private static final int SPINS_BEFORE_YIELD = 200;
    private static final long SEED = 0x5EED_0003L;

    /** Counts the arrivals of both threads; a round begins, and ends, when both are there. */
    private final AtomicInteger arrivals = new AtomicInteger();
    private final RunnerCell cell = new RunnerCell();

    /** Plain on purpose: only the cell orders the two threads' accesses to it. */
    private int result;

    @Test
    void ofCancelAndFinishOneWinsAndBothKnowWhich() {
        CompletableFuture<Void> runner =
                CompletableFuture.runAsync(this::finish, task -> Thread.ofPlatform().daemon().start(task));
        SplittableRandom random = new SplittableRandom(SEED);
        int cancelled = 0;
        int wrong = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            cell.move(round, RunnerState.IDLE, RunnerState.RUNNING);
            meet(4 * round - 2);
            spin(random.nextInt(MOST_SPINS));
            boolean won = cell.move(round, RunnerState.RUNNING, RunnerState.CANCELLED);
            boolean readable = won || result == round;
            meet(4 * round);
            RunnerState over = cell.state();
            wrong += readable && over == (won ? RunnerState.DEAD : RunnerState.DONE) ? 0 : 1;
            cancelled += won ? 1 : 0;
            cell.move(round, over, RunnerState.IDLE);
        }
        runner.join();
        assertEquals(0, wrong, "rounds with two winners, none, or an unreadable result, seed " + SEED);
        assumeTrue(cancelled > 0 && cancelled < ROUNDS, "no race took place: the threads took turns");
    }

    private void finish() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int round = 1; round <= ROUNDS; round++) {
            meet(4 * round - 2);
            spin(random.nextInt(MOST_SPINS));
            result = round;
            if (!cell.move(round, RunnerState.RUNNING, RunnerState.DONE)) {
                cell.move(round, RunnerState.CANCELLED, RunnerState.DEAD);
            }
            meet(4 * round);
        }
    }

    private void meet(int both) {
        arrivals.incrementAndGet();
        for (int spins = 0; arrivals.get() < both; spins++) {
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
