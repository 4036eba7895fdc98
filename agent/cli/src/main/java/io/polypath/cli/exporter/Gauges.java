package io.polypath.cli.exporter;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashSet;
import java.util.Set;

/**
 * A family of gauges while it is put together. Of data points with the same
 * labels, which a damaged table may hold, only the first is taken: with both there would be no scrape at all. Owned by one scrape.
 */
final class Gauges {

    private final GaugeSnapshot.Builder family;
    private final Set<Labels> known = new HashSet<>();

    Gauges(String name, String help) {
        family = GaugeSnapshot.builder().name(name).help(help);
    }

    Gauges add(Labels labels, double value) {
        if (known.add(labels)) {
            family.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
        }
        return this;
    }

    GaugeSnapshot done() {
        return family.build();
    }
}
