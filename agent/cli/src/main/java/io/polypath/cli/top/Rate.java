package io.polypath.cli.top;

import java.util.Locale;

/** Rates and shares for people. */
final class Rate {

    private Rate() {}

    /** Three digits or so: {@code 0.42}, {@code 12.8}, {@code 310}, {@code 12k}; {@code -} while it is not known. */
    static String text(double perSecond, boolean known) {
        if (!known) {
            return "-";
        }
        if (perSecond >= 10_000) {
            return Math.round(perSecond / 1_000) + "k";
        }
        if (perSecond >= 100 || perSecond == 0) {
            return Long.toString(Math.round(perSecond));
        }
        return String.format(Locale.ROOT, perSecond >= 10 ? "%.1f" : "%.2f", perSecond);
    }

    /** {@code 1.2 %}; {@code -} while it is not known. */
    static String percent(double share, boolean known) {
        return known ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "-";
    }
}
