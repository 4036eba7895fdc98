package io.polypath.cli.explain;

import java.io.IOException;

/**
 * How fast a story is told.
 *
 * @param speed how many seconds of the story take one; above 0
 * @param longestNs no wait is longer
 * @param sleeper waits
 */
public record Pace(double speed, long longestNs, Sleeper sleeper) {

    /** Lets time pass. */
    @FunctionalInterface
    public interface Sleeper {
        /** @param dueNs CLOCK_MONOTONIC @throws IOException when nobody wants to wait any more */
        void until(long dueNs) throws IOException;
    }
}
