package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that sections {@code multipath} give. Of several with one name the first that is written has it, so that it never depends on
 * which map is made first whose data a name stands for.
 *
 * @param owners WWID by name
 */
public record ConfiguredNames(Map<String, String> owners) {

    private static final Comparator<Map.Entry<String, OptionValues>> AS_WRITTEN =
            Comparator.<Map.Entry<String, OptionValues>, String>comparing(section -> alias(section).file())
                    .thenComparing(section -> alias(section).line());

    public ConfiguredNames {
        owners = Map.copyOf(owners);
    }

    /** @param sections by WWID */
    public static ConfiguredNames of(Map<String, OptionValues> sections) {
        Map<String, String> owners = new HashMap<>();
        sections.entrySet().stream().filter(section -> alias(section) != null).sorted(AS_WRITTEN).forEach(section -> {
            if (alias(section).value() instanceof Value.Text(String name)) {
                owners.putIfAbsent(name, section.getKey());
            }
        });
        return new ConfiguredNames(owners);
    }

    private static Assigned alias(Map.Entry<String, OptionValues> section) {
        return section.getValue().get(ConfigOption.ALIAS);
    }

    /** Whether the unit is the one that is named so. */
    public boolean has(String name, String wwid) {
        return wwid.equals(owners.get(name));
    }
}
