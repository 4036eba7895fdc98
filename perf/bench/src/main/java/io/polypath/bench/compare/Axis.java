package io.polypath.bench.compare;

import java.util.List;

/**
 * A logarithmic axis over whole decades.
 *
 * @param lowest power of ten at its left end
 * @param highest power of ten at its right end, more than the lowest
 */
record Axis(int lowest, int highest) {

    /** The shortest that holds all that is more than 0. */
    static Axis over(List<Double> values) {
        double least = values.stream().filter(value -> value > 0).mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int lowest = (int) Math.floor(Math.log10(least));
        return new Axis(lowest, Math.max(lowest + 1, (int) Math.ceil(Math.log10(Math.max(most, least)))));
    }

    /** Where a value is, 0 to 1; what is not more than 0 stands at the left end. */
    double at(double value) {
        return value <= 0 ? 0 : Math.clamp((Math.log10(value) - lowest) / (highest - lowest), 0, 1);
    }
}
