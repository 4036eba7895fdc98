package io.polypath.tests.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The listener tells of lost events while the owner looks whether any were: told once, heard once. */
@JCStressTest
@Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "heard now, or at the next look")
@Outcome(expect = Expect.FORBIDDEN, desc = "never heard, or twice")
@State
public class LossRace {

    private final Bell bell = Bell.next();

    @Actor
    public void listener() {
        bell.loss.report();
    }

    @Actor
    public void owner(II_Result heard) {
        heard.r1 = bell.loss.take() ? 1 : 0;
    }

    @Arbiter
    public void after(II_Result heard) {
        heard.r2 = bell.loss.take() ? 1 : 0;
    }
}
