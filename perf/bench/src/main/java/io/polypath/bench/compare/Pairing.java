package io.polypath.bench.compare;

import java.util.Locale;

/**
 * One metric of two daemons with as many paths.
 *
 * @param other whom Polypath is compared with
 */
record Pairing(Metric metric, String otherName, Figure other, String ourName, Figure ours) {

    static Pairing of(Results results, int paths, Metric metric, String other, String ours) {
        return new Pairing(metric, other, results.figure(paths, other, metric), ours, results.figure(paths, ours, metric));
    }

    /** Whether there is anything to show. */
    boolean told() {
        return other.spread() != null || ours.spread() != null || !other.troubles().isEmpty() || !ours.troubles().isEmpty();
    }

    /** Our median for one of the other's: {@code 2.1}; {@code –} where there is none. */
    String ratio() {
        if (other.spread() == null || ours.spread() == null || other.spread().median() <= 0) {
            return "–";
        }
        double ratio = ours.spread().median() / other.spread().median();
        return String.format(Locale.ROOT, ratio >= 10 ? "%.0f" : ratio >= 0.1 ? "%.2f" : "%.3f", ratio);
    }

    /** Who is better off, with a question mark where one of the two has only one value; or why nobody can say. */
    String ahead() {
        if (metric.better() == Metric.Better.NEITHER || other.spread() == null || ours.spread() == null) {
            return "";
        }
        double difference = ours.spread().median() - other.spread().median();
        if (difference == 0) {
            return "equal";
        }
        if (ours.spread().overlaps(other.spread())) {
            return "spreads overlap";
        }
        String name = difference < 0 == (metric.better() == Metric.Better.LESS) ? ourName : otherName;
        return ours.spread().values().size() > 1 && other.spread().values().size() > 1 ? name : name + "?";
    }
}
