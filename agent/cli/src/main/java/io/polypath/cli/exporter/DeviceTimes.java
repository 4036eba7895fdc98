package io.polypath.cli.exporter;

import io.polypath.agent.metrics.TimeBuckets;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashSet;
import java.util.Set;

/**
 * A family of histograms of device times while it is put together. Of data points with the same
 * labels, which a damaged table may hold, only the first is taken: with both there would be no scrape at all. Owned by one scrape.
 */
final class DeviceTimes {

    private static final double SECOND_NS = 1e9;
    private static final double[] UPPER = new double[TimeBuckets.COUNT];

    static {
        for (int bucket = 0; bucket < UPPER.length; bucket++) {
            long highestNs = TimeBuckets.highestNs(bucket);
            UPPER[bucket] = highestNs == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : highestNs / SECOND_NS;
        }
    }

    private final HistogramSnapshot.Builder family;
    private final Set<Labels> known = new HashSet<>();

    DeviceTimes(String name, String help) {
        family = HistogramSnapshot.builder().name(name).help(help);
    }

    /** @param answers in each of the {@link TimeBuckets}, none negative */
    void add(Labels labels, long[] answers, long sumNs) {
        if (known.add(labels)) {
            family.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(labels)
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(UPPER, answers))
                    .sum(Math.max(0, sumNs) / SECOND_NS)
                    .build());
        }
    }

    HistogramSnapshot done() {
        return family.build();
    }
}
