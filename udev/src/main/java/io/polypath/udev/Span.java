package io.polypath.udev;

/**
 * A place inside a datagram, packed into a long so that a look-up allocates nothing: offset in the high half, length in
 * the low.
 */
public final class Span {
    /** The span of a property that is not there. */
    public static final long ABSENT = -1;

    private Span() {}

    static long of(int offset, int length) {
        return (long) offset << Integer.SIZE | length;
    }

    /** Bytes from the start of the datagram; meaningless for {@link #ABSENT}. */
    public static int offset(long span) {
        return (int) (span >>> Integer.SIZE);
    }

    /** Bytes, 0 for an empty value; -1 for {@link #ABSENT}. */
    public static int length(long span) {
        return (int) span;
    }
}
