package io.polypath.agent.config.effective;

import io.polypath.agent.map.GroupingPolicy;
import java.util.Collection;
import java.util.Set;

/**
 * How the paths of a map are grouped.
 *
 * @param detected whether the paths' prioritizers chose it
 */
public record GroupingChoice(GroupingPolicy policy, boolean detected) {

    private static final Set<String> OF_PORT_GROUPS = Set.of("alua", "sysfs");

    /**
     * Chooses: paths that all have their priority from ALUA are grouped by it where detection is on; grouping by target
     * port group needs such paths.
     *
     * @param prioritizers of the map's paths
     */
    public static GroupingChoice choose(MapSettings settings, Collection<String> prioritizers) {
        boolean portGroups = !prioritizers.isEmpty() && OF_PORT_GROUPS.containsAll(prioritizers);
        if (settings.detectGrouping() && portGroups) {
            return new GroupingChoice(settings.detectGroupingByPortGroup()
                    ? GroupingPolicy.GROUP_BY_TPG
                    : GroupingPolicy.GROUP_BY_PRIO, true);
        }
        boolean impossible = settings.grouping() == GroupingPolicy.GROUP_BY_TPG && !portGroups;
        return new GroupingChoice(impossible ? GroupingPolicy.FAILOVER : settings.grouping(), false);
    }
}
