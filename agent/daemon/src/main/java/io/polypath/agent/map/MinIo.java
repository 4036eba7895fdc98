package io.polypath.agent.map;

/**
 * How much I/O goes down a path before the next one takes its turn. Kernels since 4.6 read the number and use 1.
 *
 * @param rrMinIo {@code rr_min_io}: bios, for {@link QueueMode#BIO}
 * @param rrMinIoRq {@code rr_min_io_rq}: requests, for {@link QueueMode#RQ}
 * @param byPriority {@code rr_weight priorities}: a path's number is multiplied by its priority
 */
public record MinIo(long rrMinIo, long rrMinIoRq, boolean byPriority) {

    /** The built-in defaults. */
    public static final MinIo DEFAULTS = new MinIo(1000, 1, false);

    private static final long MAX = 0xffff_ffffL;

    /** The number for one path, 32 bits; a product that has more is cut to the greatest. */
    long of(QueueMode mode, int priority) {
        long base = switch (mode) {
            case BIO -> rrMinIo;
            case RQ -> rrMinIoRq;
        };
        return Math.min(byPriority && priority > 0 ? base * priority : base, MAX);
    }
}
