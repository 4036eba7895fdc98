package io.polypath.sim.model;

import java.util.random.RandomGenerator;

/** How long a command takes. A sample allocates nothing. */
public sealed interface Latency {

    /** No time at all. */
    Latency NONE = new Constant(0);

    /** Nanoseconds that one command takes, 0 or more. */
    long sampleNs(RandomGenerator random);

    /** Always the same. */
    record Constant(long ns) implements Latency {

        public Constant {
            requireNotNegative(ns);
        }

        @Override
        public long sampleNs(RandomGenerator random) {
            return ns;
        }
    }

    /** Equally likely between two bounds, the upper one excluded. */
    record Uniform(long fromNs, long toNs) implements Latency {

        public Uniform {
            requireNotNegative(fromNs);
            if (toNs <= fromNs) {
                throw new IllegalArgumentException("a range needs from < to: " + fromNs + ".." + toNs + " ns");
            }
        }

        @Override
        public long sampleNs(RandomGenerator random) {
            return random.nextLong(fromNs, toNs);
        }
    }

    /**
     * Half of the commands take no longer than the median, and the slow ones have a long tail, as real arrays do.
     *
     * @param medianNs the middle
     * @param sigma width of the logarithm; 0.5 gives a 99th percentile of 3.2 medians, 1.0 one of 10
     * @param capNs no sample is longer
     */
    record LogNormal(long medianNs, double sigma, long capNs) implements Latency {

        public LogNormal {
            requireNotNegative(medianNs);
            if (!(sigma >= 0) || capNs < medianNs) {
                throw new IllegalArgumentException("sigma must not be negative, nor the cap below the median");
            }
        }

        @Override
        public long sampleNs(RandomGenerator random) {
            return Math.min(capNs, (long) (medianNs * Math.exp(sigma * random.nextGaussian())));
        }
    }

    private static void requireNotNegative(long ns) {
        if (ns < 0) {
            throw new IllegalArgumentException("negative latency: " + ns + " ns");
        }
    }
}
