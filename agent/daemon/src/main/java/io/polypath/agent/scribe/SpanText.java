package io.polypath.agent.scribe;

/** Lengths of time for people: up to three digits and a unit below a minute, two units above. */
public final class SpanText {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private SpanText() {}

    /**
     * For instance {@code 950 ns}, {@code 1.2 ms}, {@code 12.5 s}, {@code 3 min 20 s}, {@code 2 d 5 h}. Cut off, not rounded, so that
     * a time that is not over is never shown as over.
     *
     * @param ns any number; a negative one gets a minus sign
     */
    public static String of(long ns) {
        if (ns < 0) {
            return "-" + of(ns == Long.MIN_VALUE ? Long.MAX_VALUE : -ns);
        }
        if (ns < MICRO) {
            return ns + " ns";
        }
        if (ns < MILLI) {
            return digits(ns, MICRO) + " µs";
        }
        if (ns < SECOND) {
            return digits(ns, MILLI) + " ms";
        }
        return ns < MINUTE ? digits(ns, SECOND) + " s" : coarse(ns);
    }

    private static String coarse(long ns) {
        if (ns < HOUR) {
            return pair(ns, MINUTE, "min", SECOND, "s");
        }
        return ns < DAY ? pair(ns, HOUR, "h", MINUTE, "min") : pair(ns, DAY, "d", HOUR, "h");
    }

    private static String pair(long ns, long unit, String name, long smaller, String smallerName) {
        long rest = ns % unit / smaller;
        return ns / unit + " " + name + (rest == 0 ? "" : " " + rest + " " + smallerName);
    }

    /** At most three digits, for instance {@code 1.23}, {@code 12.3}, {@code 123} or {@code 5}. */
    private static String digits(long ns, long unit) {
        long whole = ns / unit;
        long hundredths = ns % unit * 100 / unit;
        if (whole >= 100) {
            return Long.toString(whole);
        }
        if (whole >= 10 || hundredths % 10 == 0) {
            long tenths = hundredths / 10;
            return tenths == 0 ? Long.toString(whole) : whole + "." + tenths;
        }
        return whole + "." + (hundredths < 10 ? "0" : "") + hundredths;
    }
}
