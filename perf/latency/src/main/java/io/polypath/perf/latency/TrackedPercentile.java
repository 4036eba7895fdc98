package io.polypath.perf.latency;

/**
 * One percentile of a {@link PathHistogram}, moved with each value that is recorded instead of counted anew: what
 * {@link PathHistogram#percentileNs} would say, at the cost of a few buckets. Owned by the histogram's writer.
 */
public final class TrackedPercentile {
    private final PathHistogram times;
    private final double share;
    private long total;
    private int bucket;

    /** How many values lie in buckets before {@link #bucket}. */
    private long below;

    TrackedPercentile(PathHistogram times, double percentile) {
        this.times = times;
        share = PathHistogram.share(percentile);
        recount();
    }

    /** The percentile in ns; 0 while there is no value. */
    public long ns() {
        return total == 0 ? 0 : times.valueOf(bucket);
    }

    /** The histogram was changed as a whole. */
    void recount() {
        total = times.minNs() == 0 ? 0 : times.count();
        bucket = 0;
        below = 0;
        move();
    }

    /** A value was added to a bucket. */
    void recorded(int into) {
        total++;
        if (total == 1) {
            bucket = into;
        } else if (into < bucket) {
            below++;
        }
        move();
    }

    private void move() {
        if (total == 0) {
            return;
        }
        long rank = PathHistogram.rank(share, total);
        while (below >= rank) {
            bucket--;
            below -= times.countIn(bucket);
        }
        for (int here = times.countIn(bucket); below + here < rank; here = times.countIn(bucket)) {
            below += here;
            bucket++;
        }
    }
}
