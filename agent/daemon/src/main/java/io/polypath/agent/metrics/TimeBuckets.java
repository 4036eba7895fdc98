package io.polypath.agent.metrics;

/**
 * The buckets in which device times are counted, the same on every host so that they can be added up: {@value #COUNT}, from 100 µs to
 * 30 s in steps of 1, 2.5 and 5, and one for what took longer. Answers of healthy devices fall into the first ten.
 */
public final class TimeBuckets {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private static final long[] HIGHEST_NS = {
        100 * MICRO, 250 * MICRO, 500 * MICRO,
        MILLI, 2_500 * MICRO, 5 * MILLI, 10 * MILLI, 25 * MILLI, 50 * MILLI, 100 * MILLI, 250 * MILLI, 500 * MILLI,
        SECOND, 2_500 * MILLI, 5 * SECOND, 10 * SECOND, 30 * SECOND,
        Long.MAX_VALUE,
    };

    /** How many there are. */
    public static final int COUNT = 18;

    private TimeBuckets() {}

    /** The bucket of a time. */
    public static int indexOf(long ns) {
        int index = 0;
        while (ns > HIGHEST_NS[index]) {
            index++;
        }
        return index;
    }

    /** The longest time of a bucket, which is still in it; {@link Long#MAX_VALUE} for the last one. */
    public static long highestNs(int index) {
        return HIGHEST_NS[index];
    }
}
