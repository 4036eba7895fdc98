package io.polypath.agent.runner;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner gives a runner up while its call returns: one of them is first, and an answer that counts is there as a whole. */
@JCStressTest
@Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "given up, or done")
@Outcome(expect = Expect.FORBIDDEN, desc = "both, neither, or done without the answer")
@State
public class CancelRace {

    private static final long ORDER = 5;
    private static final int ANSWER = 42;

    private final RunnerCell cell = new RunnerCell();
    private int answer;

    /** With a runner in its call. */
    public CancelRace() {
        if (!cell.move(ORDER, RunnerState.IDLE, RunnerState.RUNNING)) {
            throw new IllegalStateException("a new runner is idle");
        }
    }

    @Actor
    public void owner(II_Result first) {
        boolean givenUp = cell.move(ORDER, RunnerState.RUNNING, RunnerState.CANCELLED);
        boolean answered = cell.state() == RunnerState.DONE && answer == ANSWER;
        first.r1 = givenUp ? 1 : answered ? 0 : -1;
    }

    @Actor
    public void runner(II_Result first) {
        answer = ANSWER;
        first.r2 = cell.move(ORDER, RunnerState.RUNNING, RunnerState.DONE) ? 1 : 0;
    }
}
