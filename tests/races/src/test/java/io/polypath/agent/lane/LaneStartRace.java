package io.polypath.agent.lane;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** A lane starts, long after the host has, while the watchdog looks: it is not overdue since the host started. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "not started, or not overdue")
@Outcome(expect = Expect.FORBIDDEN, desc = "overdue at its start")
@State
public class LaneStartRace {

    private static final long NOW_NS = 1_000_000_000_000L;

    private final LaneStats stats = new LaneStats();

    @Actor
    public void lane() {
        stats.started(1, NOW_NS);
    }

    @Actor
    public void watchdog(J_Result seen) {
        seen.r1 = stats.overdueNs(NOW_NS);
    }
}
