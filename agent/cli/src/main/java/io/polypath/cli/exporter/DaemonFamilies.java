package io.polypath.cli.exporter;

import io.polypath.cli.picture.Picture;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** What is told of the daemon itself, also when it does not run. */
final class DaemonFamilies {

    private static final double SECOND_NS = 1e9;

    private DaemonFamilies() {}

    /** @param unreadable whether there is something that cannot be read; otherwise there is nothing */
    static void absent(MetricSnapshots.Builder into, boolean unreadable) {
        into.metricSnapshot(up(false)).metricSnapshot(unreadable(unreadable));
    }

    /** @param clockNs CLOCK_MONOTONIC now */
    static void add(MetricSnapshots.Builder into, Picture picture, long clockNs) {
        boolean running = picture.writer().running();
        into.metricSnapshot(up(running)).metricSnapshot(unreadable(false));
        into.metricSnapshot(new Gauges("polypath_daemon_info", "The daemon that wrote the tables, and what it runs on.")
                .add(Labels.of("build", picture.writer().run().buildId(), "world", picture.world().simulated() ? "simulated" : "real"), 1)
                .done());
        into.metricSnapshot(new Gauges("polypath_start_time_seconds", "When the daemon started, seconds since 1970.")
                .add(Labels.EMPTY, picture.writer().run().wallNs() / SECOND_NS)
                .done());
        if (running) {
            into.metricSnapshot(new Gauges("polypath_figures_age_seconds", "Time since the daemon last wrote anything.")
                    .add(Labels.EMPTY, Math.max(0, clockNs - picture.lastSignNs()) / SECOND_NS)
                    .done());
        }
    }

    private static GaugeSnapshot unreadable(boolean is) {
        return new Gauges("polypath_tables_unreadable", "Whether there are tables that cannot be read: damaged, foreign, not permitted.")
                .add(Labels.EMPTY, is ? 1 : 0)
                .done();
    }

    private static GaugeSnapshot up(boolean runs) {
        return new Gauges("polypath_up", "Whether the daemon runs. While it does not, nothing is told of paths, ports and maps.")
                .add(Labels.EMPTY, runs ? 1 : 0)
                .done();
    }
}
