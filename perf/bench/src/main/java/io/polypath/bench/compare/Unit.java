package io.polypath.bench.compare;

import java.util.Locale;

/** What a metric is counted in, and how people read it. */
enum Unit {
    MICROSECONDS,
    MILLISECONDS,
    KIB,
    LOAD,
    COUNT;

    private static final double KILO = 1_000;
    private static final double KIB_PER_MIB = 1_024;

    /** {@code 3.2 ms}, {@code 161 MiB}, {@code 4,096}. */
    String text(double value) {
        return switch (this) {
            case MICROSECONDS -> value < KILO ? digits(value) + " µs" : MILLISECONDS.text(value / KILO);
            case MILLISECONDS -> value < KILO ? digits(value) + " ms" : digits(value / KILO) + " s";
            case KIB -> Math.abs(value) < KIB_PER_MIB ? digits(value) + " KiB" : digits(value / KIB_PER_MIB) + " MiB";
            case LOAD -> String.format(Locale.ROOT, "%.1f", value);
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
        };
    }

    /** Two or three digits that count. */
    private static String digits(double value) {
        double size = Math.abs(value);
        String form = size >= 10 || size == Math.rint(size) ? "%,.0f" : size >= 1 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
