package io.polypath.agent.keeper;

/** A map's own deadlines, CLOCK_MONOTONIC nanoseconds; {@link #NEVER} when nothing is waited for. Owner lane only. */
final class MapClocks {

    static final long NEVER = Long.MAX_VALUE;

    private static final long FIRST_RETRY_NS = 1_000_000_000L;
    private static final long LAST_RETRY_NS = 60_000_000_000L;

    /** What nobody told is found out after this. */
    private static final long AUDIT_NS = 60_000_000_000L;

    /** What nobody will tell is looked for after this, and after rests that are longer by so much each time. */
    private static final long FIRST_LOOK_NS = 2_000_000_000L;
    private static final int LONGER = 4;

    /** udev takes no longer where it has nothing else to do. */
    private static final long NAMING_NS = 2_000_000_000L;

    /** When what needs attention is looked at. */
    long settleNs = NEVER;

    /** Since when it has been put off. */
    long unsettledSinceNs = NEVER;

    /** When an order that failed is given again. */
    long retryNs = NEVER;

    /** Until when a map with standby paths only counts as having none. */
    long ghostUntilNs = NEVER;

    /** When a path may be reinstated that has to rest. */
    long steerNs = NEVER;

    /** When the kernel's map is read again although nothing was heard of it. */
    long auditNs = NEVER;

    /** Since when it has been seen with neither table nor path. */
    long emptySinceNs = NEVER;

    /** Until when a map that has no table yet is left to whoever is making it. */
    long makerUntilNs;

    /** Until when udev keeps lone paths for a map that may yet be wanted. */
    long waitUntilNs = NEVER;

    /** When a client need no longer wait for the name that udev gives to a map that has been made. */
    long namedByNs = Long.MIN_VALUE;

    private long nextRestNs = FIRST_RETRY_NS;
    private long lookRestNs = FIRST_LOOK_NS;

    /** An order failed: the next try comes after a rest that doubles up to a minute. */
    void failed(long nowNs) {
        retryNs = nowNs + nextRestNs;
        nextRestNs = Math.min(2 * nextRestNs, LAST_RETRY_NS);
    }

    void succeeded() {
        retryNs = NEVER;
        nextRestNs = FIRST_RETRY_NS;
    }

    /** The map has been made: its name appears when udev has seen to it. */
    void made(long nowNs) {
        namedByNs = nowNs + NAMING_NS;
    }

    void named() {
        namedByNs = Long.MIN_VALUE;
    }

    /** The map was read: sets when it is read again. */
    void read(KernelView kernel, long nowNs) {
        boolean settled = kernel.isSettled();
        auditNs = nowNs + (settled ? AUDIT_NS : lookRestNs);
        lookRestNs = settled ? FIRST_LOOK_NS : Math.min(LONGER * lookRestNs, AUDIT_NS);
    }

    long next() {
        long soonest = Math.min(Math.min(settleNs, retryNs), Math.min(auditNs, Math.min(ghostUntilNs, steerNs)));
        return Math.min(soonest, waitUntilNs);
    }
}
