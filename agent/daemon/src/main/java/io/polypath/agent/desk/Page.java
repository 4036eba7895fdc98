package io.polypath.agent.desk;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.show.DevicesPage;
import io.polypath.agent.show.MapJson;
import io.polypath.agent.show.MapTexts;
import io.polypath.agent.show.Pages;
import io.polypath.agent.show.Sheet;
import io.polypath.agent.show.Tables;
import io.polypath.agent.show.Topology;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.NativeMap;
import io.polypath.agent.view.PathView;
import java.util.List;

/** What can be shown. Arguments are those of the command, in the order of its words. */
enum Page {
    PATHS,
    /** Format. */
    PATHS_FORMAT,
    /** Format. */
    PATHS_RAW,
    /** Path. */
    PATH,
    MAPS,
    MAPS_STATUS,
    MAPS_STATS,
    /** Format. */
    MAPS_FORMAT,
    /** Format. */
    MAPS_RAW,
    MAPS_JSON,
    TOPOLOGY,
    /** Map, format. */
    MAP_FORMAT,
    /** Map. */
    MAP_TOPOLOGY,
    /** Map. */
    MAP_JSON,
    STATUS,
    DAEMON,
    CONFIG,
    CONFIG_LOCAL,
    BLACKLIST,
    DEVICES,
    WILDCARDS;

    private static final String NVME_LIBRARY = "nvme";

    /**
     * Writes the page.
     *
     * @param devices asked only when the page needs them
     * @param written of earlier answers
     * @return false when the device that an argument names is not there; then nothing was written
     */
    boolean paint(Sheet out, HostView host, List<String> arguments, BlockDevices devices, MapTexts written) {
        switch (this) {
            case PATHS -> Tables.paths(out, host, foreign(host, devices), Tables.PATHS);
            case PATHS_FORMAT -> Tables.paths(out, host, foreign(host, devices), arguments.getFirst());
            case PATHS_RAW -> Tables.rawPaths(out, host, foreign(host, devices), arguments.getFirst());
            case MAPS -> Tables.maps(out, host, foreign(host, devices), Tables.MAPS);
            case MAPS_STATUS -> Tables.maps(out, host, foreign(host, devices), Tables.MAPS_STATUS);
            case MAPS_STATS -> Tables.maps(out, host, foreign(host, devices), Tables.MAPS_STATS);
            case MAPS_FORMAT -> Tables.maps(out, host, foreign(host, devices), arguments.getFirst());
            case MAPS_RAW -> Tables.rawMaps(out, host, foreign(host, devices), arguments.getFirst());
            case MAPS_JSON -> MapJson.maps(out, host, written);
            case TOPOLOGY -> Topology.of(out, host, foreign(host, devices));
            case STATUS -> Pages.status(out, host);
            case DAEMON -> Pages.daemon(out, host);
            case CONFIG -> Pages.config(out, host);
            case CONFIG_LOCAL -> Pages.localConfig(out, host);
            case BLACKLIST -> Pages.blacklist(out, host);
            case DEVICES -> DevicesPage.of(out, host, devices.list(), foreign(host, devices));
            case WILDCARDS -> Pages.wildcards(out);
            case PATH, MAP_FORMAT, MAP_TOPOLOGY, MAP_JSON -> {
                return paintOne(out, host, arguments);
            }
        }
        return true;
    }

    /** What the kernel joins by itself is shown where {@code enable_foreign} matches the name of the incumbent's library for it. */
    private static List<NativeMap> foreign(HostView host, BlockDevices devices) {
        Value.Pattern enabled = (Value.Pattern) host.conf().global(ConfigOption.ENABLE_FOREIGN);
        return enabled != null && enabled.matches(NVME_LIBRARY) ? devices.nativeMaps() : List.of();
    }

    private boolean paintOne(Sheet out, HostView host, List<String> arguments) {
        if (this == PATH) {
            PathView path = host.path(arguments.getFirst());
            if (path != null) {
                Tables.path(out, host, path, Tables.PATH);
            }
            return path != null;
        }
        MapView map = host.map(arguments.getFirst());
        if (map != null) {
            paintMap(out, host, map, arguments);
        }
        return map != null;
    }

    private void paintMap(Sheet out, HostView host, MapView map, List<String> arguments) {
        if (this == MAP_FORMAT) {
            Tables.map(out, host, map, arguments.get(1));
        } else if (this == MAP_TOPOLOGY) {
            Topology.of(out, host, List.of(map), false);
        } else {
            MapJson.map(out, host, map);
        }
    }
}
