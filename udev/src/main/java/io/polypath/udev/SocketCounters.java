package io.polypath.udev;

/**
 * What happened on one {@link EventSocket} since it was made. Written by the socket's lane; other lanes get copies of
 * the numbers.
 */
public final class SocketCounters {
    private final long[] rejected = new long[SenderRejection.values().length];
    private long received;
    private long overruns;
    private long truncated;

    SocketCounters() {}

    void countReceived(int datagrams) {
        received += datagrams;
    }

    void countOverrun() {
        overruns++;
    }

    void countTruncated() {
        truncated++;
    }

    void count(SenderRejection rejection) {
        rejected[rejection.ordinal()]++;
    }

    /** Datagrams that the kernel delivered, believed or not. */
    public long received() {
        return received;
    }

    /**
     * How often the kernel said ENOBUFS: the receive buffer was full, and an unknown number of datagrams was dropped.
     */
    public long overruns() {
        return overruns;
    }

    /** Datagrams that were longer than a receive slot and are lost. */
    public long truncated() {
        return truncated;
    }

    /** Datagrams that were dropped for this reason; for NONE, those that were handed on. */
    public long rejected(SenderRejection reason) {
        return rejected[reason.ordinal()];
    }
}
