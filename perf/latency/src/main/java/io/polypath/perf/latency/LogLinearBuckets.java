package io.polypath.perf.latency;

/**
 * The buckets of a {@link PathHistogram}: {@value #PER_OCTAVE} of equal width in each power of two from 1,024 ns to
 * 2^37 ns (137 s), one for all that is shorter and one for all that is longer.
 *
 * <p>A bucket is at most 1/16 of its lowest value wide, so its middle is within 1/32 (3.2 %) of every value in it.
 */
final class LogLinearBuckets {
    static final int PER_OCTAVE = 16;
    static final int COUNT;
    static final long LOWEST_NS = 1L << 10;
    static final long LIMIT_NS = 1L << 37;

    private static final int LOWEST_EXPONENT = Long.numberOfTrailingZeros(LOWEST_NS);
    private static final int LIMIT_EXPONENT = Long.numberOfTrailingZeros(LIMIT_NS);
    private static final int SUB_BITS = Integer.numberOfTrailingZeros(PER_OCTAVE);

    static {
        COUNT = 2 + (LIMIT_EXPONENT - LOWEST_EXPONENT) * PER_OCTAVE;
    }

    private LogLinearBuckets() {}

    /** The bucket of a value: 0 for less than {@link #LOWEST_NS}, also negative, and the last from {@link #LIMIT_NS} on. */
    static int indexOf(long ns) {
        if (ns < LOWEST_NS) {
            return 0;
        }
        if (ns >= LIMIT_NS) {
            return COUNT - 1;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(ns);
        int sub = (int) (ns >>> (exponent - SUB_BITS)) & (PER_OCTAVE - 1);
        return 1 + (exponent - LOWEST_EXPONENT) * PER_OCTAVE + sub;
    }

    /** The shortest value of a bucket. */
    static long lowestOf(int index) {
        if (index == 0) {
            return 0;
        }
        int octave = (index - 1) / PER_OCTAVE;
        int sub = (index - 1) % PER_OCTAVE;
        return (long) (PER_OCTAVE + sub) << (LOWEST_EXPONENT + octave - SUB_BITS);
    }

    /** The longest value of a bucket. */
    static long highestOf(int index) {
        return index == COUNT - 1 ? Long.MAX_VALUE : lowestOf(index + 1) - 1;
    }

    /** The value that stands for a bucket: its middle, or for the last one its lowest value. */
    static long middleOf(int index) {
        long lowest = lowestOf(index);
        return index == COUNT - 1 ? lowest : lowest + (highestOf(index) - lowest) / 2;
    }
}
