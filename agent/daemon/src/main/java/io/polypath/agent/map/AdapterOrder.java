package io.polypath.agent.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Orders the paths of a group so that consecutive I/O of a round-robin selector goes through different adapters. */
final class AdapterOrder {

    private AdapterOrder() {}

    /**
     * The paths, one adapter after the other in the order of their first paths; an adapter that has no more is left
     * out. Two paths need no order, and paths whose adapter is unknown can have none.
     */
    static List<Candidate> alternate(List<Candidate> paths) {
        if (paths.size() <= 2 || paths.stream().anyMatch(path -> path.hostAdapter().isEmpty())) {
            return paths;
        }
        Map<String, Queue<Candidate>> byAdapter = new LinkedHashMap<>();
        for (Candidate path : paths) {
            byAdapter.computeIfAbsent(path.hostAdapter(), adapter -> new ArrayDeque<>()).add(path);
        }
        List<Candidate> ordered = new ArrayList<>(paths.size());
        while (ordered.size() < paths.size()) {
            for (Queue<Candidate> adapter : byAdapter.values()) {
                if (!adapter.isEmpty()) {
                    ordered.add(adapter.remove());
                }
            }
        }
        return ordered;
    }
}
