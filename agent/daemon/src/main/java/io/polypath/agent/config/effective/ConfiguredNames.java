package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that sections {@code multipath} give. Of several with one name the first that is written has it, so that it never depends on
 * which map is made first whose data a name stands for.
 *
 * @param owners WWID by name
 */
public record ConfiguredNames(Map<String, String> owners) {

    public ConfiguredNames {
        owners = Map.copyOf(owners);
    }

    /** @param sections by WWID */
    public static ConfiguredNames of(Map<String, OptionValues> sections) {
        Map<String, String> owners = new HashMap<>();
        Map<String, Assigned> written = new HashMap<>();
        sections.forEach((wwid, values) -> {
            Assigned alias = values.get(ConfigOption.ALIAS);
            if (alias != null && alias.value() instanceof Value.Text(String name) && isBefore(alias, written.get(name))) {
                owners.put(name, wwid);
                written.put(name, alias);
            }
        });
        return new ConfiguredNames(owners);
    }

    private static boolean isBefore(Assigned alias, Assigned other) {
        if (other == null) {
            return true;
        }
        int files = alias.file().compareTo(other.file());
        return files < 0 || files == 0 && alias.line() < other.line();
    }

    /** Whether the unit is the one that is named so. */
    public boolean has(String name, String wwid) {
        return wwid.equals(owners.get(name));
    }
}
