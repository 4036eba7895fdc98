package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Section;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which option may stand where. */
final class Places {

    /** {@code checker} is {@code path_checker}. */
    private static final Map<String, ConfigOption> ALIASES = Map.of("checker", ConfigOption.PATH_CHECKER);

    private static final Map<Section, Map<String, ConfigOption>> BY_SECTION = bySection();

    private Places() {}

    private static Map<Section, Map<String, ConfigOption>> bySection() {
        Map<Section, Map<String, ConfigOption>> all = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            Map<String, ConfigOption> here = new HashMap<>();
            for (ConfigOption option : ConfigOption.values()) {
                if (option.allowedIn(section)) {
                    here.put(option.keyword(), option);
                }
            }
            ALIASES.forEach((alias, option) -> {
                if (option.allowedIn(section)) {
                    here.put(alias, option);
                }
            });
            all.put(section, here);
        }
        return all;
    }

    /** The option, or null. */
    static ConfigOption find(Section section, String keyword) {
        return BY_SECTION.get(section).get(keyword);
    }

    /** How many keywords {@code section} knows, aliases included. */
    static int count(Section section) {
        return BY_SECTION.get(section).size();
    }
}
