package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.path.Check;

/**
 * How often paths are checked.
 *
 * @param shortestSeconds at least 1
 * @param longestSeconds not below {@code shortestSeconds}
 */
public record PollingIntervals(long shortestSeconds, long longestSeconds) {

    private static final long FACTOR = 4;
    private static final long MOST_SECONDS = Integer.MAX_VALUE;

    public PollingIntervals {
        Check.that(shortestSeconds >= 1, "an interval is at least a second", shortestSeconds);
        Check.that(longestSeconds >= shortestSeconds, "the longest interval is not below the shortest", longestSeconds);
    }

    /** What {@code defaults} says, each interval that is missing derived from the other. */
    public static PollingIntervals of(MultipathConf conf) {
        long longest = written(conf, ConfigOption.MAX_POLLING_INTERVAL);
        long shortest = written(conf, ConfigOption.POLLING_INTERVAL);
        if (shortest == 0) {
            shortest = longest == 0
                    ? ((Value.Number) ConfigOption.POLLING_INTERVAL.builtIn()).amount()
                    : Math.max(1, longest / FACTOR);
        }
        if (longest == 0) {
            longest = Math.min(MOST_SECONDS, shortest * FACTOR);
        }
        return new PollingIntervals(Math.min(shortest, longest), longest);
    }

    private static long written(MultipathConf conf, ConfigOption option) {
        return conf.defaults().value(option) instanceof Value.Number(long amount) ? amount : 0;
    }
}
