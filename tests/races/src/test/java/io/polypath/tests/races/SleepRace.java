package io.polypath.tests.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** No wake-up is lost: a lane goes to sleep while another one hands it a record. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "found the record before it slept")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "found it, and was woken in vain")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sleeps and is woken")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "sleeps beside a record, and nobody rang")
@State
public class SleepRace {

    private final Bell bell = Bell.next();

    @Actor
    public void producer() {
        bell.one.offer(this);
    }

    @Actor
    public void consumer(II_Result seen) {
        seen.r1 = bell.doorbell.prepareSleep() ? 1 : 0;
    }

    @Arbiter
    public void after(II_Result seen) {
        seen.r2 = bell.rings();
    }
}
