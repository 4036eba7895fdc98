package io.polypath.agent.view;

import io.polypath.agent.config.effective.MultipathConf;
import java.util.List;
import java.util.Objects;

/**
 * Everything that clients may ask about, at one moment. Immutable; made by the owner lane, read by any.
 *
 * @param takenNs when the owner made it; what countdowns are counted from
 * @param paths every path that is not blacklisted, orphans included, in the order of discovery; the rows of {@code show paths}
 * @param maps every map that the owner holds, in the order in which they were made or adopted
 * @param conf the configuration in force
 * @param daemon the process itself
 */
public record HostView(long takenNs, List<PathView> paths, List<MapView> maps, MultipathConf conf, DaemonView daemon) {

    public HostView {
        paths = List.copyOf(paths);
        maps = List.copyOf(maps);
        Objects.requireNonNull(conf);
        Objects.requireNonNull(daemon);
    }

    /**
     * The path that a client means.
     *
     * @param text {@code MAJOR:MINOR} or a kernel name; the number is tried first
     * @return null when there is none
     */
    public PathView path(String text) {
        for (PathView path : paths) {
            if (path.identity().deviceNumbers().equals(text)) {
                return path;
            }
        }
        for (PathView path : paths) {
            if (path.identity().name().equals(text)) {
                return path;
            }
        }
        return null;
    }

    /**
     * The map that a client means.
     *
     * @param text {@code dm-N}, a map's name, or a WWID, tried in this order
     * @return null when there is none
     */
    public MapView map(String text) {
        for (MapView map : maps) {
            if (map.device() != null && map.device().kernelName().equals(text)) {
                return map;
            }
        }
        for (MapView map : maps) {
            if (map.name().equals(text)) {
                return map;
            }
        }
        for (MapView map : maps) {
            if (map.wwid().equals(text)) {
                return map;
            }
        }
        return null;
    }
}
