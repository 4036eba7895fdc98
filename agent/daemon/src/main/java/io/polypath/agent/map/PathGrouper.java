package io.polypath.agent.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forms the groups of a map. A function only. */
public final class PathGrouper {

    private static final Comparator<PathGroup> TABLE_ORDER = Comparator.comparing(PathGroup::marginal)
            .thenComparing(Comparator.comparingInt(PathGroup::priority).reversed())
            .thenComparing(Comparator.comparingInt(PathGroup::enabledPaths).reversed());

    private PathGrouper() {}

    /**
     * Groups paths. Within a group they keep the order of {@code paths}, except with round-robin; groups that are equal
     * keep the order of their first paths.
     */
    public static Grouping group(GroupingRules rules, List<Candidate> paths) {
        List<PathGroup> groups = new ArrayList<>();
        if (rules.marginalApart()) {
            collect(rules, paths.stream().filter(path -> !path.marginal()).toList(), false, groups);
            collect(rules, paths.stream().filter(Candidate::marginal).toList(), true, groups);
        } else {
            collect(rules, paths, false, groups);
        }
        groups.sort(TABLE_ORDER);
        return new Grouping(groups);
    }

    private static void collect(GroupingRules rules, List<Candidate> paths, boolean marginal, List<PathGroup> groups) {
        Map<Object, List<Candidate>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            Candidate path = paths.get(i);
            byKey.computeIfAbsent(key(rules.policy(), path, i), key -> new ArrayList<>()).add(path);
        }
        for (List<Candidate> members : byKey.values()) {
            boolean alternate = rules.selector().roundRobin();
            groups.add(PathGroup.of(alternate ? AdapterOrder.alternate(members) : members, marginal));
        }
    }

    private static Object key(GroupingPolicy policy, Candidate path, int index) {
        return switch (policy) {
            case FAILOVER -> index;
            case MULTIBUS -> "";
            case GROUP_BY_SERIAL -> path.serial();
            case GROUP_BY_PRIO -> path.priority();
            case GROUP_BY_NODE_NAME -> path.nodeName();
            case GROUP_BY_TPG -> path.portGroup();
        };
    }
}
