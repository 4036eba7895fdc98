package io.polypath.sim.run;

import io.polypath.agent.lane.Lane;

/** Steps one lane for a {@link SimRun}. Owned by the run's thread. */
sealed interface LaneStepper permits DirectStepper, ThreadStepper {

    Lane lane();

    void start();

    /** @return pieces of work done; 0 says that the lane sleeps, or is blocked in a call */
    int step(long nowNs);

    /** When the lane wants to be stepped; never while it is blocked in a call. */
    long deadlineNs();

    void stop();

    /** Ends the lane where it is, in the middle of a call if need be, without a chance to do anything more. */
    void abandon();
}
