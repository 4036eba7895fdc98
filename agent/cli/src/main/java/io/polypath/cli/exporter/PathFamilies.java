package io.polypath.cli.exporter;

import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.show.PathView;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of paths: four series of each, and how many are in each state. Beyond the limit only paths that are not usable are
 * told of, as far as the limit goes.
 */
final class PathFamilies {

    private static final String[] INFO = {"path", "hctl", "device", "uuid", "scsi_host", "target_port", "protocol", "checker"};

    private final int most;

    /** @param most paths that are told of one by one */
    PathFamilies(int most) {
        this.most = most;
    }

    void add(MetricSnapshots.Builder into, Picture picture) {
        List<PathView> told = told(picture.paths());
        Map<String, String> maps = new HashMap<>();
        for (MapView map : picture.maps()) {
            maps.put(map.wwid(), map.name());
        }
        Map<Integer, PortView> ports = new HashMap<>();
        for (PortView port : picture.ports()) {
            ports.put(port.row(), port);
        }
        Gauges info = new Gauges("polypath_path_info", "A path: where it leads, and the map (device) that has it.");
        Gauges state = new Gauges("polypath_path_state", "1 for the state that the path is in.");
        Counters changes = new Counters("polypath_path_state_changes", "Changes of the path's state.");
        Gauges usable = new Gauges("polypath_path_usable", "Whether the path takes I/O, or would after a failover.");
        for (PathView path : told) {
            Labels name = Labels.of("path", path.name());
            info.add(Labels.of(INFO, info(path, maps, ports.get(PathRow.port(path.bytes())))), 1);
            state.add(Labels.of("path", path.name(), "state", StateName.of(path.state())), 1);
            usable.add(name, isUsable(path) ? 1 : 0);
            changes.add(name, PathRow.changes(path.bytes()));
        }
        into.metricSnapshot(counts(picture.paths()).done());
        into.metricSnapshot(new Gauges("polypath_paths_untold", "Paths beyond the exporter's limit, of which no series are told.")
                .add(Labels.EMPTY, picture.paths().size() - told.size())
                .done());
        into.metricSnapshot(info.done()).metricSnapshot(state.done()).metricSnapshot(usable.done()).metricSnapshot(changes.done());
    }

    private List<PathView> told(List<PathView> all) {
        if (all.size() <= most) {
            return all;
        }
        return all.stream().filter(path -> !isUsable(path)).limit(most).toList();
    }

    private static String[] info(PathView path, Map<String, String> maps, PortView port) {
        String wwid = path.wwid();
        return new String[] {
            path.name(),
            path.address(),
            maps.getOrDefault(wwid, ""),
            wwid.isEmpty() ? "" : ManagedMap.UUID_PREFIX + wwid,
            port == null ? "" : port.host(),
            port == null ? path.text(Field.TARGET_PORT) : port.targetPort(),
            path.text(Field.PROTOCOL),
            path.text(Field.CHECKER),
        };
    }

    private static Gauges counts(List<PathView> paths) {
        Gauges counts = new Gauges("polypath_paths", "Paths in each state.");
        for (PathState state : PathState.values()) {
            long count = paths.stream().filter(path -> StateName.state(path.state()) == state).count();
            counts.add(Labels.of("state", state.statusName()), count);
        }
        return counts;
    }

    /** Whether a path takes I/O, or would after a failover. */
    static boolean isUsable(PathView path) {
        PathState state = StateName.state(path.state());
        return state != null && state.usable();
    }
}
