package io.polypath.sim.mapper;

import java.util.Map;

/**
 * How many arguments a path selector reports for a path, in a table and in a status ({@code dm-ps-*.c}).
 *
 * @param inTable at least the repeat count
 * @param inStatus what it measures
 */
record SelectorFigures(int inTable, int inStatus) {

    private static final Map<String, SelectorFigures> KNOWN = Map.of(
            "round-robin", new SelectorFigures(1, 0),
            "queue-length", new SelectorFigures(1, 1),
            "service-time", new SelectorFigures(2, 2),
            "historical-service-time", new SelectorFigures(1, 3),
            "io-affinity", new SelectorFigures(1, 0));

    /** Null for a selector that the kernel does not have. */
    static SelectorFigures of(String selector) {
        return KNOWN.get(selector);
    }
}
