package io.polypath.cli.exporter;

import io.polypath.agent.metrics.MapRow;
import io.polypath.cli.picture.MapView;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** What is told of maps, with the labels of node_exporter's {@code node_dmmultipath_*} families, so that both can be joined. */
final class MapFamilies {

    private static final double SECOND_NS = 1e9;

    private MapFamilies() {}

    static void add(MetricSnapshots.Builder into, List<MapView> maps) {
        Gauges info = new Gauges("polypath_map_info", "A map.");
        Gauges active = new Gauges("polypath_map_active", "0 while the map is suspended.");
        Gauges size = new Gauges("polypath_map_size_bytes", "Capacity of the map.");
        Gauges paths = new Gauges("polypath_map_paths", "Paths in the kernel's table.");
        Gauges activePaths = new Gauges("polypath_map_paths_active", "Paths that the kernel uses.");
        Gauges failedPaths = new Gauges("polypath_map_paths_failed", "Paths in the kernel's table that it does not use.");
        Gauges waiting = new Gauges("polypath_map_queueing", "1 while I/O has no path and waits for one.");
        Counters faults = new Counters("polypath_map_path_faults", "Paths of the map that failed.");
        Counters queued = new Counters("polypath_map_queueing_seconds", "Time in which I/O waited for a path, for a limited time.");
        for (MapView map : maps) {
            MemorySegment row = map.bytes();
            Labels name = Labels.of("device", map.name(), "sysfs_name", map.kernelName());
            info.add(name.add("uuid", map.uuid()), 1);
            active.add(name, MapRow.has(row, MapRow.SUSPENDED) ? 0 : 1);
            size.add(name, MapRow.sizeBytes(row));
            paths.add(name, MapRow.paths(row));
            activePaths.add(name, MapRow.active(row));
            failedPaths.add(name, map.failedPaths());
            waiting.add(name, map.waits() ? 1 : 0);
            faults.add(name, MapRow.faults(row));
            queued.add(name, MapRow.queuedNs(row) / SECOND_NS);
        }
        into.metricSnapshot(info.done()).metricSnapshot(active.done()).metricSnapshot(size.done());
        into.metricSnapshot(paths.done()).metricSnapshot(activePaths.done()).metricSnapshot(failedPaths.done());
        into.metricSnapshot(waiting.done()).metricSnapshot(faults.done()).metricSnapshot(queued.done());
    }
}
