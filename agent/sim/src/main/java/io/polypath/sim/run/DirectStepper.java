package io.polypath.sim.run;

import io.polypath.agent.lane.Lane;

/** Steps a lane that never blocks, on the run's own thread. */
record DirectStepper(Lane lane) implements LaneStepper {

    @Override
    public void start() {
        lane.start();
    }

    @Override
    public int step(long nowNs) {
        return lane.step(nowNs);
    }

    @Override
    public long deadlineNs() {
        return lane.deadlineNs();
    }

    @Override
    public void stop() {
        lane.stop();
    }

    @Override
    public void abandon() {
        // Nothing of it runs between two steps.
    }
}
