package io.polypath.sim.plan;

import io.polypath.sim.model.Latency;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units, as they stand in plans. */
final class Quantities {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)([A-Za-z]*)");

    private static final Map<String, Long> TIME_UNITS = new LinkedHashMap<>();
    private static final Map<String, Long> SIZE_UNITS = new LinkedHashMap<>();

    private static final long LONGEST_NS = 366L * 24 * 3_600 * 1_000_000_000;
    private static final long LARGEST_BYTES = 1L << 60;

    /** A slow answer takes at most this many medians. */
    private static final int TAIL_CAP = 1_000;

    static {
        TIME_UNITS.put("ns", 1L);
        TIME_UNITS.put("us", 1_000L);
        TIME_UNITS.put("ms", 1_000_000L);
        TIME_UNITS.put("s", 1_000_000_000L);
        TIME_UNITS.put("m", 60_000_000_000L);
        TIME_UNITS.put("h", 3_600_000_000_000L);
        SIZE_UNITS.put("K", 1L << 10);
        SIZE_UNITS.put("M", 1L << 20);
        SIZE_UNITS.put("G", 1L << 30);
        SIZE_UNITS.put("T", 1L << 40);
    }

    private Quantities() {}

    /** A duration in nanoseconds, at most a year: {@code 200us}, {@code 1.5s}, {@code 2m}. */
    static long durationNs(String word) throws BadWord {
        return scaled(word, TIME_UNITS, LONGEST_NS, ProblemKind.NOT_A_DURATION,
                "a duration is written as 200us, 5ms, 1.5s, 2m or 1h");
    }

    /** A size in bytes: {@code 512K}, {@code 10G}, {@code 1.5T}; units are powers of 1,024. */
    static long bytes(String word) throws BadWord {
        return scaled(word, SIZE_UNITS, LARGEST_BYTES, ProblemKind.NOT_A_SIZE, "a size is written as 512K, 100M, 10G or 2T");
    }

    /** A whole number within bounds. */
    static int number(String word, int least, int most) throws BadWord {
        long number;
        try {
            number = Long.parseLong(word);
        } catch (NumberFormatException notANumber) {
            throw new BadWord(ProblemKind.NOT_A_NUMBER, word, "a whole number from " + least + " to " + most + " belongs here");
        }
        if (number < least || number > most) {
            throw new BadWord(ProblemKind.OUT_OF_RANGE, word, "the number must be from " + least + " to " + most);
        }
        return (int) number;
    }

    /** {@code 200us} for always the same, {@code 100us..5ms} for a range, {@code 200us~0.5} for a long tail of that width. */
    static Latency latency(String word) throws BadWord {
        int range = word.indexOf("..");
        int tail = word.indexOf('~');
        if (range >= 0) {
            long fromNs = durationNs(word.substring(0, range));
            long toNs = durationNs(word.substring(range + 2));
            if (toNs <= fromNs) {
                throw new BadWord(ProblemKind.OUT_OF_RANGE, word, "the range must end above its beginning");
            }
            return new Latency.Uniform(fromNs, toNs);
        }
        if (tail >= 0) {
            long medianNs = durationNs(word.substring(0, tail));
            return new Latency.LogNormal(medianNs, width(word.substring(tail + 1)), medianNs * TAIL_CAP);
        }
        return new Latency.Constant(durationNs(word));
    }

    private static double width(String word) throws BadWord {
        Matcher parts = NUMBER_AND_UNIT.matcher(word);
        if (!parts.matches() || !parts.group(2).isEmpty() || Double.parseDouble(word) > 3) {
            throw new BadWord(ProblemKind.NOT_A_LATENCY, word,
                    "the width of a tail is a number from 0 to 3, for instance 200us~0.5");
        }
        return Double.parseDouble(word);
    }

    private static long scaled(String word, Map<String, Long> units, long most, ProblemKind kind, String explanation)
            throws BadWord {
        Matcher parts = NUMBER_AND_UNIT.matcher(word);
        Long unit = parts.matches() ? units.get(parts.group(2)) : null;
        if (unit == null) {
            throw new BadWord(kind, word, explanation);
        }
        BigDecimal value = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new BadWord(ProblemKind.OUT_OF_RANGE, word, "that is too much");
        }
        return value.longValue();
    }
}
