package io.polypath.cli.multipath;

import io.polypath.agent.keeper.ManagedMap;
import io.polypath.cli.runtime.SysText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The multipath maps that sysfs shows, {@code /sys/class/block/dm-N/dm/{name,uuid}}. */
final class MapNames {

    /**
     * One map.
     *
     * @param node kernel name, {@code dm-N}
     */
    record Entry(String node, String name, String wwid) {}

    private final Path block;

    MapNames(Host host) {
        block = host.block();
    }

    List<Entry> all() {
        List<Entry> maps = new ArrayList<>();
        for (Path device : SysText.list(block)) {
            Entry map = at(device);
            if (map != null) {
                maps.add(map);
            }
        }
        return maps;
    }

    Entry ofName(String name) {
        return all().stream().filter(map -> map.name().equals(name)).findFirst().orElse(null);
    }

    Entry ofWwid(String wwid) {
        return all().stream().filter(map -> map.wwid().equals(wwid)).findFirst().orElse(null);
    }

    /** @param node kernel name */
    Entry ofNode(String node) {
        return at(block.resolve(node));
    }

    /** The map that holds a disk; null when none does. */
    Entry holding(String disk) {
        for (Path holder : SysText.list(block.resolve(disk).resolve("holders"))) {
            Entry map = at(holder);
            if (map != null) {
                return map;
            }
        }
        return null;
    }

    private static Entry at(Path device) {
        String uuid = SysText.read(device.resolve("dm/uuid"));
        return uuid.startsWith(ManagedMap.UUID_PREFIX)
                ? new Entry(device.getFileName().toString(), SysText.read(device.resolve("dm/name")),
                        uuid.substring(ManagedMap.UUID_PREFIX.length()))
                : null;
    }
}
