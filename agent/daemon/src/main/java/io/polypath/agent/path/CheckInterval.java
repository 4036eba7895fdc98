package io.polypath.agent.path;

/**
 * When one path is due for its next check. Owned by the owner lane.
 *
 * <p>Regular checks fall on a grid: a path's slot gives it a fixed phase within {@code max_polling_interval}, so that
 * the paths of one logical unit, or of one host, stay apart as far as there are moments enough, however their intervals
 * grow, and a check that was answered late does not shift the ones that follow. A new interval takes effect at the grid's
 * next point, so the first gap may be shorter than the interval, never longer.
 *
 * <p>Times are the caller's monotonic nanoseconds.
 */
public final class CheckInterval {

    /**
     * 2^64 divided by the golden ratio: multiples of it, modulo 2^64, are spread evenly whatever their number, and two
     * that are n apart are never closer than 0.38 / n of the whole.
     */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** In a shortest interval there are so many moments for checks: with 5 s a wake-up a second serves all that fall into it. */
    private static final int MOMENTS = 5;

    private static final long FIRST_RETRY_NS = 50_000_000L;
    private static final long PENDING_NS = 1_000_000_000L;

    private final int slot;
    private CheckPace pace;
    private long phaseNs;
    private long intervalNs;
    private int failures;
    private long dueNs;

    /**
     * For a path that is due at once.
     *
     * @param slot the path's slot, 0 or more; gives the phase
     */
    public CheckInterval(int slot, CheckPace pace, long nowNs) {
        Check.that(slot >= 0, "a slot is not negative", slot);
        this.slot = slot;
        begin(pace, nowNs);
    }

    /** Starts over for another path in the same slot, which is due at once. */
    public void begin(CheckPace pace, long nowNs) {
        this.intervalNs = pace.pollingNs();
        this.failures = 0;
        this.dueNs = nowNs;
        pace(pace);
    }

    /**
     * Changes the pace, for instance because another configuration holds. Takes effect with the next
     * check.
     */
    public void pace(CheckPace pace) {
        this.pace = pace;
        long grainNs = Math.max(1, pace.pollingNs() / MOMENTS);
        this.phaseNs = Math.unsignedMultiplyHigh(slot * GOLDEN, pace.maxNs()) / grainNs * grainNs;
        this.intervalNs = Math.clamp(intervalNs, pace.pollingNs(), pace.maxNs());
    }

    /**
     * Plans the next check after one ended.
     *
     * @param state the path's state now, or {@link PathState#UNCHECKED} when the check learned nothing
     * @param changed whether this check changed it
     * @return when the next check is due
     */
    public long after(PathState state, boolean changed, long nowNs) {
        switch (state) {
            case UP, GHOST -> good(changed, nowNs);
            case PENDING, UNCHECKED -> soon(nowNs);
            case DOWN, SHAKY, TIMEOUT, DISCONNECTED -> failed(nowNs);
            case DELAYED, REMOVED, WILD -> regular(pace.pollingNs(), nowNs);
        }
        return dueNs;
    }

    /**
     * Something happened that may concern this path: it is due now, and its interval starts over.
     *
     * @return when the next check is due
     */
    public long event(long nowNs) {
        intervalNs = pace.pollingNs();
        failures = 0;
        dueNs = Math.min(dueNs, nowNs);
        return dueNs;
    }

    /** When the next check is due. */
    public long dueNs() {
        return dueNs;
    }

    /** The present interval, {@code polling_interval} to {@code max_polling_interval}. */
    public long intervalNs() {
        return intervalNs;
    }

    private void good(boolean changed, long nowNs) {
        failures = 0;
        regular(changed ? pace.pollingNs() : Math.min(2 * intervalNs, pace.maxNs()), nowNs);
    }

    private void soon(long nowNs) {
        intervalNs = pace.pollingNs();
        dueNs = nowNs + Math.min(PENDING_NS, intervalNs);
    }

    /**
     * At once, then after 50, 100, 200 ms and so on up to the regular interval. The rest is counted from now, not from
     * when the check was due: a path that stays silent for seconds must not be asked without pause.
     */
    private void failed(long nowNs) {
        long restNs = failures == 0 ? 0 : FIRST_RETRY_NS << Math.min(failures - 1, 20);
        failures = Math.min(failures + 1, 30);
        if (restNs >= pace.pollingNs()) {
            regular(pace.pollingNs(), nowNs);
        } else {
            intervalNs = pace.pollingNs();
            dueNs = nowNs + restNs;
        }
    }

    private void regular(long newIntervalNs, long nowNs) {
        intervalNs = newIntervalNs;
        dueNs = nowNs + intervalNs - Math.floorMod(nowNs - phaseNs, intervalNs);
        Check.that(dueNs > nowNs, "the next check lies ahead", dueNs - nowNs);
    }
}
