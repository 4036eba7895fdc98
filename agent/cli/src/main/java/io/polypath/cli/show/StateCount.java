package io.polypath.cli.show;

import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.StateName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many paths are in which state. */
public final class StateCount {

    private static final PathState[] BEST_FIRST = {
        PathState.UP, PathState.GHOST, PathState.PENDING, PathState.UNCHECKED, PathState.DELAYED, PathState.SHAKY,
        PathState.TIMEOUT, PathState.DOWN, PathState.DISCONNECTED, PathState.REMOVED, PathState.WILD,
    };

    private StateCount() {}

    /** By name of the state, without those that no path is in; states that this version does not know come last. */
    static Map<String, Integer> of(List<PathView> paths) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (PathState state : BEST_FIRST) {
            counts.put(state.statusName(), 0);
        }
        for (PathView path : paths) {
            counts.merge(StateName.of(path.state()), 1, Integer::sum);
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** {@code 12 paths: 10 up, 1 ghost, 1 down}. */
    public static String sentence(List<PathView> paths) {
        StringBuilder text = new StringBuilder(paths.size() == 1 ? "1 path" : paths.size() + " paths");
        String before = ": ";
        for (Map.Entry<String, Integer> count : of(paths).entrySet()) {
            text.append(before).append(count.getValue()).append(' ').append(count.getKey());
            before = ", ";
        }
        return text.toString();
    }
}
