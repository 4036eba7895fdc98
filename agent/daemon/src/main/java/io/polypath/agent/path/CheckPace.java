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
}
