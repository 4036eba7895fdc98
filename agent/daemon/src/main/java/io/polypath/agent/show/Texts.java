package io.polypath.agent.show;

import io.polypath.agent.view.UnitView;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Spellings that several columns share. Functions only. */
final class Texts {

    static final String UNDEFINED = "[undef]";
    static final String UNKNOWN = "[unknown]";
    static final String NONE = "##";
    static final String NOT_FOREIGN = "--";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BAR = 10;
    private static final String[] BARS = bars();
    private static final String UNITS = "KMGTP";

    private Texts() {}

    private static String[] bars() {
        String[] bars = new String[BAR + 1];
        for (int done = 0; done <= BAR; done++) {
            bars[done] = "X".repeat(done) + ".".repeat(BAR - done);
        }
        return bars;
    }

    /** {@code text}, or something in its place when it is empty. */
    static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    static String marginal(boolean marginal) {
        return marginal ? "marginal" : "normal";
    }

    static String sectors(int maxSectorsKib) {
        return maxSectorsKib == UnitView.UNKNOWN ? "n/a" : Integer.toString(maxSectorsKib);
    }

    /** A count as the incumbent's 32 bits hold it. */
    static String unsigned(long count) {
        return Integer.toUnsignedString((int) count);
    }

    /** How many seconds that is, rounded up, and 0 for what is over. */
    static long ceilSeconds(long ns) {
        return ns <= 0 ? 0 : (ns - 1) / NANOS_PER_SECOND + 1;
    }

    /** A bar of ten and {@code CURRENT/TOTAL}; no bar when there is no total. */
    static String progress(long current, long total) {
        String bar = total > 0 ? BARS[(int) Math.min(BAR, BAR * current / total)] : "";
        return bar + " " + current + "/" + total;
    }

    /**
     * A size in the largest unit of 1024 in which it is at least 1, with one decimal below 10. Computed in single precision and
     * rounded to even as the incumbent does, so that both print the same.
     */
    static String size(long bytes) {
        float amount = (float) (bytes >>> 10);
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length() - 1) {
            amount /= 1024;
            unit++;
        }
        BigDecimal shown = new BigDecimal(amount).setScale(amount < 10 ? 1 : 0, RoundingMode.HALF_EVEN);
        return shown.toPlainString() + UNITS.charAt(unit);
    }
}
