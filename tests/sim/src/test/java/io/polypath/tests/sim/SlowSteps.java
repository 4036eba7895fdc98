package io.polypath.tests.sim;

import io.polypath.agent.port.Clock;
import io.polypath.agent.port.World;

/** A world in which a lane that reads the clock in its step finds that the step has begun a while ago. */
final class SlowSteps extends ForwardingWorld {

    private volatile long sinceBeginNs;

    SlowSteps(World world) {
        super(world);
    }

    /** @param ns how long steps take from now on until the clock is read in them */
    void take(long ns) {
        sinceBeginNs = ns;
    }

    @Override
    public Clock clock() {
        Clock clock = world.clock();
        return new Clock() {
            @Override
            public long nanoTime() {
                return clock.nanoTime() + sinceBeginNs;
            }

            @Override
            public long wallNanos() {
                return clock.wallNanos();
            }
        };
    }

    @Override
    public String description() {
        return world.description() + ", in slow steps";
    }
}
