package io.polypath.agent.map;

import java.util.List;

/**
 * The groups of a map, in the order of its table.
 *
 * @param groups none when the map has no path
 */
public record Grouping(List<PathGroup> groups) {

    public Grouping {
        groups = List.copyOf(groups);
    }

    /**
     * The group that should take I/O, counted from 1: the best of those with an enabled path, the first of equals.
     *
     * @return 1 when no group has an enabled path, 0 when there is no group
     */
    public int best() {
        int best = 0;
        for (int i = 0; i < groups.size(); i++) {
            PathGroup group = groups.get(i);
            if (group.enabledPaths() > 0 && (best == 0 || group.betterThan(groups.get(best - 1)))) {
                best = i + 1;
            }
        }
        return best == 0 ? Math.min(1, groups.size()) : best;
    }
}
