package io.polypath.agent.config.effective;

import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Paths that the configuration cannot tell apart but by the names of their nodes, and what holds for them: worked out once.
 * Owned by one lane.
 */
final class Family {

    /**
     * What they have in common.
     *
     * @param section identity of a map with a section of its own; empty for all others
     */
    record Key(String vendor, String product, String revision, String protocol, String section) {}

    private final Map<ConfigOption, Chosen> chosen;
    private final List<DeviceEntry> entries;
    private PathSettings path;
    private MapSettings map;

    Family(Map<ConfigOption, Chosen> chosen, List<DeviceEntry> entries) {
        this.chosen = new EnumMap<>(chosen);
        this.entries = List.copyOf(entries);
    }

    Chosen get(ConfigOption option) {
        return chosen.get(option);
    }

    /** The matching entries of the hardware table, newest first. */
    List<DeviceEntry> entries() {
        return entries;
    }

    /** What holds for one of them; names of nodes matter only where {@code uid_attrs} is written. */
    PathSettings pathSettings(EffectiveSettings member) {
        if (chosen.containsKey(ConfigOption.UID_ATTRS)) {
            return PathSettings.of(member);
        }
        if (path == null) {
            path = PathSettings.of(member);
        }
        return path;
    }

    MapSettings mapSettings(EffectiveSettings member) {
        if (map == null) {
            map = MapSettings.of(member);
        }
        return map;
    }
}
