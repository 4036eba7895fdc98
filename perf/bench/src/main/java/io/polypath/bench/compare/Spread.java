package io.polypath.bench.compare;

import java.util.List;

/**
 * Where the values of all runs lie.
 *
 * @param values ascending, at least one
 */
record Spread(List<Double> values) {

    Spread {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a spread of nothing");
        }
    }

    double least() {
        return values.getFirst();
    }

    double most() {
        return values.getLast();
    }

    /** The middle value, or the mean of the two in the middle. */
    double median() {
        int half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }

    /** Whether a value of one could be one of the other's. */
    boolean overlaps(Spread other) {
        return least() <= other.most() && other.least() <= most();
    }
}
