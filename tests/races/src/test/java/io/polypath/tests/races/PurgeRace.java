package io.polypath.tests.races;

import io.polypath.agent.port.Hctl;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.record.PurgeTicket.State;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner calls a purge off while the purger begins it: one of them is first, and the other one knows. */
@JCStressTest
@Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "called off, or begun")
@Outcome(expect = Expect.FORBIDDEN, desc = "both believe that they were first, or neither does")
@org.openjdk.jcstress.annotations.State
public class PurgeRace {

    private static final Hctl ADDRESS = new Hctl(0, 0, 0, 0);

    private final PurgeTicket ticket = new PurgeTicket(0, 1, "sda", ADDRESS, -1, -1);

    @Actor
    public void owner(II_Result first) {
        first.r1 = ticket.move(State.REQUESTED, State.REINSTATED) ? 1 : 0;
    }

    @Actor
    public void purger(II_Result first) {
        first.r2 = ticket.move(State.REQUESTED, State.IN_PROGRESS) ? 1 : 0;
    }
}
