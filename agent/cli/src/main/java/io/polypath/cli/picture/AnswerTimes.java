package io.polypath.cli.picture;

import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.scribe.SpanText;

/**
 * How long answers took, counted in {@link TimeBuckets}. Percentiles are known as the bucket that they fall into.
 *
 * @param counts of each bucket, none negative
 */
public record AnswerTimes(long[] counts) {

    /** The bucket that stands for no answer at all. */
    public static final int NONE = -1;

    public long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /**
     * The bucket that holds a percentile, or {@link #NONE}.
     *
     * @param percent over 0, at most 100
     */
    public int bucketOf(double percent) {
        long rank = (long) Math.ceil(count() * percent / 100);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (rank > 0 && seen >= rank) {
                return bucket;
            }
        }
        return NONE;
    }

    /** A percentile for people: {@code <2.5 ms}, {@code >30 s}, or {@code -}. */
    public String text(double percent) {
        return bucketText(bucketOf(percent));
    }

    /** The times of a bucket for people. */
    public static String bucketText(int bucket) {
        if (bucket == NONE) {
            return "-";
        }
        boolean last = bucket == TimeBuckets.COUNT - 1;
        return last ? ">" + SpanText.of(TimeBuckets.highestNs(bucket - 1)) : "<" + SpanText.of(TimeBuckets.highestNs(bucket));
    }

    /** What came since an earlier count; a count that has begun anew counts as a whole. */
    public AnswerTimes since(AnswerTimes before) {
        long[] since = counts.clone();
        for (int bucket = 0; bucket < since.length; bucket++) {
            if (since[bucket] < before.counts[bucket]) {
                return this;
            }
            since[bucket] -= before.counts[bucket];
        }
        return new AnswerTimes(since);
    }

    /** Both together. */
    public AnswerTimes plus(AnswerTimes other) {
        long[] sum = counts.clone();
        for (int bucket = 0; bucket < sum.length; bucket++) {
            sum[bucket] += other.counts[bucket];
        }
        return new AnswerTimes(sum);
    }

    /** No answers. */
    public static AnswerTimes none() {
        return new AnswerTimes(new long[TimeBuckets.COUNT]);
    }
}
