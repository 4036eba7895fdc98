package io.polypath.agent.map;

import io.polypath.agent.path.Check;
import java.util.List;

/**
 * Paths that share I/O.
 *
 * @param paths at least one, in the order of the table
 * @param marginal whether they stand apart because they lose I/O
 * @param priority mean of the priorities of enabled paths, rounded toward zero; {@link Candidate#NO_PRIORITY} when no
 *     enabled path has one; 0 when no path is enabled
 * @param enabledPaths how many paths are up or ghost
 */
public record PathGroup(List<Candidate> paths, boolean marginal, int priority, int enabledPaths) {

    public PathGroup {
        paths = List.copyOf(paths);
        Check.that(!paths.isEmpty(), "a group has a path");
        Check.that(enabledPaths >= 0 && enabledPaths <= paths.size(), "a group's paths are enabled", enabledPaths);
    }

    /** The group of these paths. */
    public static PathGroup of(List<Candidate> paths, boolean marginal) {
        long sum = 0;
        int withPriority = 0;
        int enabled = 0;
        for (Candidate path : paths) {
            if (path.enabled()) {
                enabled++;
                withPriority += path.priority() == Candidate.NO_PRIORITY ? 0 : 1;
                sum += path.priority() == Candidate.NO_PRIORITY ? 0 : path.priority();
            }
        }
        int none = enabled == 0 ? 0 : Candidate.NO_PRIORITY;
        return new PathGroup(paths, marginal, withPriority == 0 ? none : (int) (sum / withPriority), enabled);
    }

    /** Whether I/O should rather go here than to {@code other}: not marginal, higher priority, more enabled paths. */
    public boolean betterThan(PathGroup other) {
        if (marginal != other.marginal) {
            return other.marginal;
        }
        if (priority != other.priority) {
            return priority > other.priority;
        }
        return enabledPaths > other.enabledPaths;
    }
}
