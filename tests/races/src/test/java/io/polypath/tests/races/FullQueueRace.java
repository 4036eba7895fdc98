package io.polypath.tests.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two lanes offer to a queue that has room for one more: one record is refused, and counted. */
@JCStressTest
@Outcome(id = {"1, 0, 1", "0, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "one was taken, one refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "both, neither, or a wrong count")
@State
public class FullQueueRace {

    private final Bell bell = Bell.next();

    /** With a queue that is full but for one. */
    public FullQueueRace() {
        for (int i = 1; i < bell.several.capacity(); i++) {
            bell.several.offer("before");
        }
    }

    @Actor
    public void one(III_Result seen) {
        seen.r1 = bell.several.offer(this) ? 1 : 0;
    }

    @Actor
    public void another(III_Result seen) {
        seen.r2 = bell.several.offer(this) ? 1 : 0;
    }

    @Arbiter
    public void after(III_Result seen) {
        seen.r3 = bell.refused();
    }
}
