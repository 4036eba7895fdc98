package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import java.util.List;

/**
 * What each part of a configuration says about one path, strongest part first.
 *
 * @param devices matching entries of the hardware table, newest first
 */
record Layers(
        OptionValues multipath, OptionValues protocol, OptionValues overrides, List<DeviceEntry> devices, OptionValues defaults) {

    private static final Origin[] ORIGINS = Origin.values();

    /** The strongest value of {@code option}, or null when there is none. */
    Chosen choose(ConfigOption option) {
        for (Origin origin : ORIGINS) {
            Chosen chosen = of(option, origin);
            if (chosen != null) {
                return chosen;
            }
        }
        return null;
    }

    /** What one part says, or null for nothing; what is built in only for options that {@code defaults} may set. */
    Chosen of(ConfigOption option, Origin origin) {
        return switch (origin) {
            case MULTIPATH -> chosen(multipath.get(option), origin);
            case PROTOCOL -> chosen(protocol.get(option), origin);
            case OVERRIDES -> chosen(overrides.get(option), origin);
            case DEVICE -> chosen(newest(option), origin);
            case DEFAULTS -> chosen(defaults.get(option), origin);
            case BUILT_IN -> option.builtIn() == null || !option.allowedIn(Section.DEFAULTS)
                    ? null
                    : new Chosen(option.builtIn(), origin, "");
        };
    }

    private Assigned newest(ConfigOption option) {
        for (DeviceEntry entry : devices) {
            if (entry.values().get(option) != null) {
                return entry.values().get(option);
            }
        }
        return null;
    }

    private static Chosen chosen(Assigned assigned, Origin origin) {
        return assigned == null ? null : new Chosen(assigned.value(), origin, assigned.place());
    }
}
