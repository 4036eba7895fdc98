package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * The option {@code no_path_retry}: what becomes of I/O while a map has no usable path.
 *
 * @param checks with {@link Kind#CHECKS} the number of polling intervals, at least 1; otherwise 0
 */
public record NoPathRetry(Kind kind, int checks) {

    /** The option's forms. */
    public enum Kind {
        /** The map's features say it. */
        UNSET,
        /** I/O fails at once. */
        FAIL,
        /** I/O waits for ever. */
        QUEUE,
        /** I/O waits for a number of polling intervals, then fails. */
        CHECKS
    }

    public static final NoPathRetry UNSET = new NoPathRetry(Kind.UNSET, 0);
    public static final NoPathRetry FAIL = new NoPathRetry(Kind.FAIL, 0);
    public static final NoPathRetry QUEUE = new NoPathRetry(Kind.QUEUE, 0);

    public NoPathRetry {
        Check.that(kind == Kind.CHECKS ? checks >= 1 : checks == 0, "checks are counted from 1", checks);
    }

    /** {@code no_path_retry N}. */
    public static NoPathRetry checks(int checks) {
        return new NoPathRetry(Kind.CHECKS, checks);
    }

    /**
     * How long I/O waits.
     *
     * @param pollingNs {@code polling_interval}, above 0
     * @return N times that, with {@link Kind#CHECKS} only; {@link Long#MAX_VALUE} when a long cannot hold it
     */
    public long countdownNs(long pollingNs) {
        Check.that(kind == Kind.CHECKS && pollingNs > 0, "a countdown counts checks", pollingNs);
        return pollingNs > Long.MAX_VALUE / checks ? Long.MAX_VALUE : checks * pollingNs;
    }
}
