package io.polypath.agent.runner;

import java.util.concurrent.atomic.AtomicLong;

/** What the runners are at and what became of their orders. Written by the owner lane, read by any thread. */
public final class RunnerCounters {

    private static final long NOTHING_STALLED = Long.MAX_VALUE;

    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong stalled = new AtomicLong();
    private final AtomicLong stalledSinceNs = new AtomicLong(NOTHING_STALLED);
    private final AtomicLong longestEndedStallNs = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong neverStarted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** All zero. */
    public RunnerCounters() {}

    void started() {
        add(started, 1);
        add(busy, 1);
    }

    void released() {
        add(busy, -1);
    }

    /** @param oldestNs since when the runner is lent that has been away longest of those that stall */
    void stalled(long oldestNs) {
        add(stalled, 1);
        stalledSinceNs.lazySet(oldestNs);
    }

    /** @param oldestNs as for {@link #stalled(long)}; {@link Long#MAX_VALUE} when none stalls any more */
    void stallEnded(long tookNs, long oldestNs) {
        add(stalled, -1);
        add(dropped, 1);
        stalledSinceNs.lazySet(oldestNs);
        longestEndedStallNs.lazySet(Math.max(longestEndedStallNs.getPlain(), tookNs));
    }

    void waiting(int size) {
        waiting.lazySet(size);
    }

    void leftWaiting() {
        add(neverStarted, 1);
    }

    void refused() {
        add(refused, 1);
    }

    private static void add(AtomicLong counter, long change) {
        counter.lazySet(counter.getPlain() + change);
    }

    /** Runners that have an order now, the stalled ones included. */
    public long busy() {
        return busy.get();
    }

    /** Runners whose call has overrun its deadline and has not returned. */
    public long stalledNow() {
        return stalled.get();
    }

    /**
     * The longest that a runner has been held by a call that overran its deadline, ns; a call that still lasts counts
     * up to now.
     */
    public long longestStallNs(long nowNs) {
        long sinceNs = stalledSinceNs.get();
        long presentNs = sinceNs == NOTHING_STALLED ? 0 : nowNs - sinceNs;
        return Math.max(presentNs, longestEndedStallNs.get());
    }

    /** Commands that wait for a runner now. */
    public long waitingNow() {
        return waiting.get();
    }

    /** Orders that a runner has got. */
    public long startedTotal() {
        return started.get();
    }

    /** Results that came after their deadline and were dropped. */
    public long droppedTotal() {
        return dropped.get();
    }

    /** Commands that no runner took before their deadline. */
    public long neverStartedTotal() {
        return neverStarted.get();
    }

    /** Commands that were not taken in, because too many waited or the path has a stalled runner. */
    public long refusedTotal() {
        return refused.get();
    }
}
