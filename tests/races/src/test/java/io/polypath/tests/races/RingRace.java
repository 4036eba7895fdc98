package io.polypath.tests.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two lanes have work for one that sleeps: both records arrive, and one of the two makes the system call. */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "one ring, two records")
@Outcome(expect = Expect.FORBIDDEN, desc = "no ring, two rings, or a record that is lost")
@State
public class RingRace {

    private final Bell bell = Bell.next();

    /** With a lane that sleeps. */
    public RingRace() {
        if (!bell.doorbell.prepareSleep()) {
            throw new IllegalStateException("the bell is not new");
        }
    }

    @Actor
    public void one() {
        bell.several.offer("one");
    }

    @Actor
    public void another() {
        bell.several.offer("another");
    }

    @Arbiter
    public void after(II_Result seen) {
        seen.r1 = bell.rings();
        Object first = bell.several.poll();
        Object second = bell.several.poll();
        seen.r2 = first != null && second != null && first != second ? 2 : 0;
    }
}
