package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what holds for a path: {@code multipath} over {@code protocol} over {@code overrides} over {@code devices},
 * newest matching entry first, over {@code defaults} over what is built in. Immutable.
 */
public final class EffectiveConfig {

    private final MultipathConf conf;

    public EffectiveConfig(MultipathConf conf) {
        this.conf = conf;
    }

    /** Everything that holds for the path, and for its map as far as this path can tell. */
    public EffectiveSettings forPath(PathKey path) {
        List<DeviceEntry> entries = conf.hardware().match(path.vendor(), path.product(), path.revision());
        OptionValues multipath = path.wwid() == null
                ? OptionValues.NONE
                : conf.multipaths().getOrDefault(path.wwid(), OptionValues.NONE);
        OptionValues protocol = protocol(path.protocol());
        Map<ConfigOption, Chosen> chosen = new EnumMap<>(ConfigOption.class);
        for (ConfigOption option : ConfigOption.values()) {
            Chosen value = choose(option, multipath, protocol, entries);
            if (value != null) {
                chosen.put(option, value);
            }
        }
        return new EffectiveSettings(path, chosen, entries);
    }

    private OptionValues protocol(String protocol) {
        for (ProtocolEntry entry : conf.protocols()) {
            if (entry.type().equals(protocol)) {
                return entry.values();
            }
        }
        return OptionValues.NONE;
    }

    private Chosen choose(ConfigOption option, OptionValues multipath, OptionValues protocol, List<DeviceEntry> entries) {
        if (multipath.get(option) != null) {
            return chosen(multipath.get(option), Origin.MULTIPATH);
        }
        if (protocol.get(option) != null) {
            return chosen(protocol.get(option), Origin.PROTOCOL);
        }
        if (conf.overrides().get(option) != null) {
            return chosen(conf.overrides().get(option), Origin.OVERRIDES);
        }
        for (DeviceEntry entry : entries) {
            if (entry.values().get(option) != null) {
                return chosen(entry.values().get(option), Origin.DEVICE);
            }
        }
        if (conf.defaults().get(option) != null) {
            return chosen(conf.defaults().get(option), Origin.DEFAULTS);
        }
        return option.builtIn() == null || !option.allowedIn(Section.DEFAULTS)
                ? null
                : new Chosen(option.builtIn(), Origin.BUILT_IN, "");
    }

    private static Chosen chosen(Assigned assigned, Origin origin) {
        return new Chosen(assigned.value(), origin, assigned.place());
    }
}
