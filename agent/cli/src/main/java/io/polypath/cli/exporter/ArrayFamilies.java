package io.polypath.cli.exporter;

import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.PortRow.Field;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.cli.picture.PortView;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of arrays: the sums over their ports. */
final class ArrayFamilies {

    /** Sums over the ports of an array. */
    private static final class Sum {
        private final long[] answers = new long[TimeBuckets.COUNT];
        private long sumNs;
        private long paths;
        private long usable;
    }

    private ArrayFamilies() {}

    /** @param paths and {@code usable} ones, by row of the port */
    static void add(MetricSnapshots.Builder into, List<PortView> ports, long[] paths, long[] usable) {
        Map<Labels, Sum> sums = new LinkedHashMap<>();
        for (PortView port : ports) {
            Labels name = Labels.of("array", port.array(), "vendor", port.text(Field.VENDOR), "product", port.text(Field.PRODUCT));
            Sum sum = sums.computeIfAbsent(name, _ -> new Sum());
            long[] answers = port.answers();
            for (int bucket = 0; bucket < answers.length; bucket++) {
                sum.answers[bucket] += answers[bucket];
            }
            sum.sumNs += PortRow.sumNs(port.bytes());
            sum.paths += paths[port.row()];
            sum.usable += usable[port.row()];
        }
        Gauges pathCounts = new Gauges("polypath_array_paths", "Paths to the array.");
        Gauges usableCounts = new Gauges("polypath_array_paths_usable", "Paths to the array that are usable.");
        DeviceTimes times = new DeviceTimes("polypath_array_device_time_seconds", "How long the array took to answer a check.");
        sums.forEach((name, sum) -> {
            pathCounts.add(name, sum.paths);
            usableCounts.add(name, sum.usable);
            times.add(name, sum.answers, sum.sumNs);
        });
        into.metricSnapshot(pathCounts.done()).metricSnapshot(usableCounts.done()).metricSnapshot(times.done());
    }
}
