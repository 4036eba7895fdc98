package io.polypath.agent.config.effective;

import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what holds for a path: {@code multipath} over {@code protocol} over {@code overrides} over {@code devices},
 * newest matching entry first, over {@code defaults} over what is built in. Only the arguments of a prioritizer come from
 * where the prioritizer itself comes from, or there are none. Immutable.
 */
public final class EffectiveConfig {

    private final MultipathConf conf;

    public EffectiveConfig(MultipathConf conf) {
        this.conf = conf;
    }

    /** Everything that holds for the path, and for its map as far as this path can tell. */
    public EffectiveSettings forPath(PathKey path) {
        List<DeviceEntry> entries = conf.hardware().match(path.vendor(), path.product(), path.revision());
        Layers layers = new Layers(multipath(path.wwid()), protocol(path.protocol()), conf.overrides(), entries, conf.defaults());
        Map<ConfigOption, Chosen> chosen = new EnumMap<>(ConfigOption.class);
        Origin ofPrio = layers.choose(ConfigOption.PRIO).origin();
        for (ConfigOption option : ConfigOption.values()) {
            Chosen value = option == ConfigOption.PRIO_ARGS ? layers.of(option, ofPrio) : layers.choose(option);
            if (value != null) {
                chosen.put(option, value);
            }
        }
        return new EffectiveSettings(path, chosen, entries);
    }

    private OptionValues multipath(String wwid) {
        return wwid == null ? OptionValues.NONE : conf.multipaths().getOrDefault(wwid, OptionValues.NONE);
    }

    private OptionValues protocol(String protocol) {
        for (ProtocolEntry entry : conf.protocols()) {
            if (entry.type().equals(protocol)) {
                return entry.values();
            }
        }
        return OptionValues.NONE;
    }
}
