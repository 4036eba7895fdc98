package io.polypath.agent.map;

import java.util.function.Predicate;

/** The name that a map gets. A function only. */
public final class MapName {

    private MapName() {}

    /**
     * The name that was configured for this map, else its user-friendly name, else its WWID; also the WWID when another
     * map has the name.
     *
     * @param configured {@code alias} of the map's own section, or null
     * @param friendly see {@link AliasChoice#alias}; null when there is none, or {@code user_friendly_names} is off
     * @param usedByOther whether a map of another WWID has that name
     */
    public static String choose(String configured, String friendly, String wwid, Predicate<String> usedByOther) {
        String name = configured != null ? configured : friendly;
        return name == null || usedByOther.test(name) ? wwid : name;
    }
}
