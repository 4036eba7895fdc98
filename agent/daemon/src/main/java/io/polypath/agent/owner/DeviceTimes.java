package io.polypath.agent.owner;

import io.polypath.perf.latency.PathHistogram;
import io.polypath.perf.latency.PathHistogramLayout;
import io.polypath.perf.latency.TrackedPercentile;
import java.lang.foreign.Arena;

/** How long a path's device takes to answer. The memory stays with the row. Owner lane only; allocates nothing once it is there. */
final class DeviceTimes {

    final PathHistogram all;
    final TrackedPercentile median;
    final TrackedPercentile p99;

    DeviceTimes(Arena arena) {
        all = new PathHistogram(arena.allocate(PathHistogramLayout.SIZE_BYTES, Long.BYTES), 0);
        median = all.track(50);
        p99 = all.track(99);
    }
}
