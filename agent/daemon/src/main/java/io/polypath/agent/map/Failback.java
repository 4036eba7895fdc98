package io.polypath.agent.map;

/**
 * When a map's I/O returns to its best group. Owned by the lane that owns the map. Times are the caller's monotonic
 * nanoseconds.
 */
public final class Failback {

    /** Returned by {@link #deadlineNs} while no delay runs. */
    public static final long NOT_RUNNING = -1;

    private FailbackPolicy policy;
    private FailbackState state = FailbackState.IDLE;
    private long deadlineNs = NOT_RUNNING;

    public Failback(FailbackPolicy policy) {
        this.policy = policy;
    }

    /**
     * Another policy; a delay that runs is given up, and begins again with the next refresh if it is still called for.
     */
    public void configure(FailbackPolicy policy) {
        this.policy = policy;
        stop();
    }

    /**
     * Considers failback after priorities were read or a path came up.
     *
     * @return what is to be done now
     */
    public FailbackAction refreshed(Standing standing, PathNews news, long nowNs) {
        if (standing == Standing.RIGHT) {
            stop();
            return FailbackAction.NONE;
        }
        return switch (policy.kind()) {
            case IMMEDIATE -> FailbackAction.correcting(standing);
            case MANUAL -> FailbackAction.NONE;
            case FOLLOWOVER -> news == PathNews.FIRST_OF_BEST_GROUP_UP
                    ? FailbackAction.correcting(standing)
                    : FailbackAction.NONE;
            case DELAYED -> {
                if (state == FailbackState.IDLE || news != PathNews.NONE) {
                    state = FailbackState.WAITING;
                    deadlineNs = nowNs + policy.delayNs();
                }
                yield FailbackAction.NONE;
            }
        };
    }

    /** A path of the map failed: a delay that runs is given up. */
    public void pathFailed() {
        stop();
    }

    /**
     * Ends a delay that is over; does nothing otherwise.
     *
     * @param standing as it is now
     * @return what is to be done now
     */
    public FailbackAction expire(Standing standing, long nowNs) {
        if (state != FailbackState.WAITING || nowNs - deadlineNs < 0) {
            return FailbackAction.NONE;
        }
        stop();
        return FailbackAction.correcting(standing);
    }

    private void stop() {
        state = FailbackState.IDLE;
        deadlineNs = NOT_RUNNING;
    }

    public FailbackPolicy policy() {
        return policy;
    }

    public FailbackState state() {
        return state;
    }

    /** When I/O returns to the best group, or {@link #NOT_RUNNING}. */
    public long deadlineNs() {
        return deadlineNs;
    }
}
