package io.polypath.cli.exporter;

import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.metrics.LatencyRow;
import io.polypath.perf.latency.Summary;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is told of the daemon's lanes, and of how long events and checks take on their way through them. */
final class LaneFamilies {

    private static final double SECOND_NS = 1e9;

    private LaneFamilies() {}

    /** @param nowNs CLOCK_MONOTONIC */
    static void add(MetricSnapshots.Builder into, List<MemorySegment> lanes, long nowNs) {
        Counters work = new Counters("polypath_lane_work", "Pieces of work that a lane has done.");
        Counters busy = new Counters("polypath_lane_busy_seconds", "Time in steps that did work.");
        Gauges longest = new Gauges("polypath_lane_longest_step_seconds", "The longest step since the start.");
        Gauges step = new Gauges(
                "polypath_lane_step_seconds", "How long a lane has been at one step, by figures some seconds old; 0 asleep.");
        Gauges waiting = new Gauges("polypath_lane_queue_waiting", "Records that wait for a lane.");
        Counters dropped = new Counters("polypath_lane_queue_dropped", "Records that found a lane's queues full.");
        for (MemorySegment lane : lanes) {
            Labels name = Labels.of("lane", LaneRow.name(lane));
            work.add(name, LaneRow.work(lane));
            busy.add(name, LaneRow.busyNs(lane) / SECOND_NS);
            longest.add(name, LaneRow.longestStepNs(lane) / SECOND_NS);
            boolean works = !LaneRow.asleep(lane) && LaneRow.progressNs(lane) > 0;
            step.add(name, works ? Math.max(0, nowNs - LaneRow.progressNs(lane)) / SECOND_NS : 0);
            waiting.add(name, LaneRow.waiting(lane));
            dropped.add(name, LaneRow.dropped(lane));
        }
        into.metricSnapshot(work.done()).metricSnapshot(busy.done()).metricSnapshot(longest.done());
        into.metricSnapshot(step.done());
        into.metricSnapshot(waiting.done()).metricSnapshot(dropped.done());
    }

    /** Stages only: of ports there are histograms. Of equal names the first counts: with both there would be no scrape at all. */
    static void addStages(MetricSnapshots.Builder into, List<MemorySegment> latencies) {
        SummarySnapshot.Builder family = SummarySnapshot.builder()
                .name("polypath_stage_seconds")
                .help("Time in each stage of an event's or a check's way through the daemon, since the start.");
        Set<String> known = new HashSet<>();
        for (MemorySegment row : latencies) {
            if (LatencyRow.kind(row) == LatencyRow.STAGE && known.add(LatencyRow.name(row))) {
                Summary summary = LatencyRow.summary(row);
                family.dataPoint(SummaryDataPointSnapshot.builder()
                        .labels(Labels.of("stage", LatencyRow.name(row)))
                        .count(Math.max(0, summary.count()))
                        .quantiles(summary.count() > 0 ? quantiles(summary) : Quantiles.EMPTY)
                        .build());
            }
        }
        into.metricSnapshot(family.build());
    }

    private static Quantiles quantiles(Summary summary) {
        return Quantiles.of(
                new Quantile(0.5, summary.p50Ns() / SECOND_NS),
                new Quantile(0.9, summary.p90Ns() / SECOND_NS),
                new Quantile(0.99, summary.p99Ns() / SECOND_NS),
                new Quantile(0.999, summary.p999Ns() / SECOND_NS));
    }
}
