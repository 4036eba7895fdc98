package io.polypath.agent.config.effective;

import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what holds for a path: {@code multipath} over {@code protocol} over {@code overrides} over {@code devices},
 * newest matching entry first, over {@code defaults} over what is built in. Only the arguments of a prioritizer come from
 * where the prioritizer itself comes from, or there are none. Remembers what it worked out, for a bounded number of kinds of
 * paths. Owned by one lane.
 */
public final class EffectiveConfig {

    /** Kinds of arrays on a host are few; maps with sections of their own may be many, and are asked for once each. */
    private static final int MOST_FAMILIES = 1_024;

    private final MultipathConf conf;
    private final Map<Family.Key, Family> families = new HashMap<>();

    public EffectiveConfig(MultipathConf conf) {
        this.conf = conf;
    }

    /** Everything that holds for the path, and for its map as far as this path can tell. */
    public EffectiveSettings forPath(PathKey path) {
        String section = path.wwid() != null && conf.multipaths().containsKey(path.wwid()) ? path.wwid() : "";
        Family.Key key = new Family.Key(path.vendor(), path.product(), path.revision(), path.protocol(), section);
        Family family = families.get(key);
        if (family == null) {
            family = workOut(key);
            if (families.size() == MOST_FAMILIES) {
                families.clear();
            }
            families.put(key, family);
        }
        return new EffectiveSettings(path, family);
    }

    private Family workOut(Family.Key key) {
        List<DeviceEntry> entries = conf.hardware().match(key.vendor(), key.product(), key.revision());
        OptionValues multipath = key.section().isEmpty() ? OptionValues.NONE : conf.multipaths().get(key.section());
        Layers layers = new Layers(multipath, protocol(key.protocol()), conf.overrides(), entries, conf.defaults());
        Map<ConfigOption, Chosen> chosen = new EnumMap<>(ConfigOption.class);
        Origin ofPrio = layers.choose(ConfigOption.PRIO).origin();
        for (ConfigOption option : ConfigOption.values()) {
            Chosen value = option == ConfigOption.PRIO_ARGS ? layers.of(option, ofPrio) : layers.choose(option);
            if (value != null) {
                chosen.put(option, value);
            }
        }
        return new Family(chosen, entries);
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
