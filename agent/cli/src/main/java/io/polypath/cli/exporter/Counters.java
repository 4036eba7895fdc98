package io.polypath.cli.exporter;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashSet;
import java.util.Set;

/**
 * A family of counters while it is put together; {@code _total} is added to its name. Of data points with the same
 * labels, which a damaged table may hold, only the first is taken: with both there would be no scrape at all. Owned by one scrape.
 */
final class Counters {

    private final CounterSnapshot.Builder family;
    private final Set<Labels> known = new HashSet<>();

    Counters(String name, String help) {
        family = CounterSnapshot.builder().name(name).help(help);
    }

    /** A damaged table may hold a negative number, which no counter can have. */
    Counters add(Labels labels, double value) {
        if (known.add(labels)) {
            family.dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(Math.max(0, value)).build());
        }
        return this;
    }

    CounterSnapshot done() {
        return family.build();
    }
}
