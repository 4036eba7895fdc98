package io.polypath.cli.exporter;

import io.polypath.cli.runtime.Count;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** What is told of all that parts of the daemon count: what came, what was lost, what was refused. */
final class CountFamilies {

    private CountFamilies() {}

    static void add(MetricSnapshots.Builder into, List<Count> counts) {
        if (counts.isEmpty()) {
            return; // a daemon of another version
        }
        Counters totals = new Counters("polypath_daemon_events", "What a part of the daemon has counted since the start.");
        Gauges levels = new Gauges("polypath_daemon_level", "What a part of the daemon has now; of stalls the longest since the start.");
        for (Count count : counts) {
            String part = count.name().part();
            if (count.name().level()) {
                levels.add(Labels.of("part", part, "level", count.name().what()), count.value());
            } else {
                totals.add(Labels.of("part", part, "event", count.name().what()), count.value());
            }
        }
        into.metricSnapshot(totals.done()).metricSnapshot(levels.done());
    }
}
