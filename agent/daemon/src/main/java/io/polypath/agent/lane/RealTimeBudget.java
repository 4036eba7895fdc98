package io.polypath.agent.lane;

/**
 * How much of its time a lane may work in real time: half of each second. One that has more to do is an ordinary thread until it has
 * had a second with little to do, so that on a slow or overloaded host everybody else goes on, whom it may be working for. Used by
 * the lane's own thread; no clock.
 */
final class RealTimeBudget {

    static final long WINDOW_NS = 1_000_000_000L;

    private static final long MOST_NS = WINDOW_NS / 2;
    private static final long LITTLE_NS = WINDOW_NS / 4;

    private long sinceNs;
    private long busyNs;
    private boolean spent;

    /** @param nowNs when the lane begins to run in real time */
    RealTimeBudget(long nowNs) {
        sinceNs = nowNs;
    }

    /**
     * Notes a step.
     *
     * @return whether the lane is to be an ordinary thread from here on
     */
    boolean spentAfter(long startNs, long endNs) {
        busyNs += endNs - startNs;
        if (busyNs > MOST_NS) {
            spent = true;
        }
        if (endNs - sinceNs >= WINDOW_NS) {
            spent &= busyNs > LITTLE_NS;
            sinceNs = endNs;
            busyNs = 0;
        }
        return spent;
    }
}
