package io.polypath.tests.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Somebody asks for the configuration to be read again while the owner goes to sleep: it does not sleep over it. */
@JCStressTest
@Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "sees it, or is woken")
@Outcome(expect = Expect.FORBIDDEN, desc = "sleeps, and nobody rang")
@State
public class ReloadRace {

    private final Bell bell = Bell.next();

    @Actor
    public void anybody() {
        bell.reloads.ask();
    }

    @Actor
    public void owner(II_Result seen) {
        seen.r1 = bell.doorbell.prepareSleep() ? 1 : 0;
    }

    @Arbiter
    public void after(II_Result seen) {
        seen.r2 = bell.rings();
        if (!bell.reloads.take()) {
            throw new IllegalStateException("what was asked for is forgotten");
        }
    }
}
