package io.polypath.agent.path;

/**
 * How often a path is checked.
 *
 * @param pollingNs shortest interval ({@code polling_interval})
 * @param maxNs longest interval of a path that stays good ({@code max_polling_interval}), at least {@code pollingNs}
 */
public record CheckPace(long pollingNs, long maxNs) {

    public CheckPace {
        Check.that(pollingNs > 0, "polling_interval is positive", pollingNs);
        Check.that(maxNs >= pollingNs, "max_polling_interval is at least polling_interval", maxNs);
    }

    /**
     * The pace where the transport reports health itself: only the interval of paths that stay good grows. One path of
     * every logical unit keeps the ordinary pace, because a changed access state is silent until some command runs on
     * the unit.
     *
     * @param factor by how much the longest interval grows, 1 to 1000
     */
    public CheckPace sparse(int factor) {
        Check.that(factor >= 1 && factor <= 1000, "the sparse factor is 1 to 1000", factor);
        return new CheckPace(pollingNs, Math.multiplyExact(maxNs, factor));
    }
}
