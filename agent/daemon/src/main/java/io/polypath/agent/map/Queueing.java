package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * Whether a map's I/O waits while no path is usable: the option {@code no_path_retry} as it acts. Owned by the lane
 * that owns the map.
 *
 * <p>Every method that may change the state returns the message that the kernel must get. Times are the caller's
 * monotonic nanoseconds.
 */
public final class Queueing {

    /** Returned by {@link #deadlineNs} and {@link #countdownNs} while no deadline runs. */
    public static final long NOT_RUNNING = -1;

    private NoPathRetry policy;
    private long limitNs;
    private boolean usable;
    private QueueingState state;
    private QueueingEvent cause = QueueingEvent.ADOPTED;
    private long sinceNs;
    private long countdowns;
    private long expiries;
    private long waitedNs;

    /**
     * For a map that was created or adopted.
     *
     * @param pollingNs {@code polling_interval}
     * @param usable whether the map has a usable path
     * @param kernelQueues whether the kernel's flag is set; a map that neither queues nor has a path has had its
     *     countdown, perhaps under another daemon, and gets no second one
     */
    public Queueing(NoPathRetry policy, long pollingNs, boolean usable, boolean kernelQueues, long nowNs) {
        take(policy, pollingNs);
        this.usable = usable;
        this.sinceNs = nowNs;
        QueueingState rest = QueueingTransitions.next(null, policy.kind(), usable, QueueingEvent.ADOPTED);
        this.state = rest == QueueingState.COUNTDOWN && !kernelQueues ? QueueingState.EXPIRED : rest;
        this.countdowns = state == QueueingState.COUNTDOWN ? 1 : 0;
    }

    private void take(NoPathRetry policy, long pollingNs) {
        this.policy = policy;
        this.limitNs = policy.kind() == NoPathRetry.Kind.CHECKS ? policy.countdownNs(pollingNs) : 0;
    }

    /** Another policy, or another {@code polling_interval}; a countdown that runs keeps its beginning. */
    public KernelMessage configure(NoPathRetry policy, long pollingNs, long nowNs) {
        take(policy, pollingNs);
        return happen(QueueingEvent.POLICY_SET, nowNs);
    }

    /** Says whether the map has a usable path: up or ghost. May be said as often as one likes. */
    public KernelMessage paths(boolean usable, long nowNs) {
        if (usable == this.usable) {
            return KernelMessage.NONE;
        }
        this.usable = usable;
        return happen(usable ? QueueingEvent.PATH_USABLE : QueueingEvent.NO_PATH_USABLE, nowNs);
    }

    /** Ends a countdown whose deadline has passed; does nothing otherwise. */
    public KernelMessage expire(long nowNs) {
        boolean over = state == QueueingState.COUNTDOWN && nowNs - sinceNs >= limitNs;
        return over ? happen(QueueingEvent.DEADLINE_PASSED, nowNs) : KernelMessage.NONE;
    }

    /** An operator's {@code disablequeueing}: no I/O waits until {@link #restore} or {@link #pathsSetUp}. */
    public KernelMessage disable(long nowNs) {
        return happen(QueueingEvent.OPERATOR_DISABLE, nowNs);
    }

    /** An operator's {@code restorequeueing}. Under a policy that says nothing, the kernel's flag stays off. */
    public KernelMessage restore(long nowNs) {
        return happen(QueueingEvent.OPERATOR_RESTORE, nowNs);
    }

    /** A map that had no path has been set up with some, which lifts an operator's {@link #disable}. */
    public KernelMessage pathsSetUp(long nowNs) {
        return happen(QueueingEvent.PATHS_SET_UP, nowNs);
    }

    private KernelMessage happen(QueueingEvent event, long nowNs) {
        QueueingState from = state;
        QueueingState to = QueueingTransitions.next(from, policy.kind(), usable, event);
        Check.that(to != QueueingState.COUNTDOWN || !usable, "a countdown runs only without a usable path");
        if (to == from) {
            return KernelMessage.NONE;
        }
        waitedNs = waitedNs(nowNs);
        state = to;
        cause = event;
        sinceNs = nowNs;
        countdowns += to == QueueingState.COUNTDOWN ? 1 : 0;
        expiries += to == QueueingState.EXPIRED ? 1 : 0;
        return to.message() == from.message() ? KernelMessage.NONE : to.message();
    }

    /**
     * The message that a drifted kernel needs.
     *
     * @param kernelQueues whether {@code queue_if_no_path} is among the features that it reports
     */
    public KernelMessage repair(boolean kernelQueues) {
        return kernelQueues == tableQueues(kernelQueues) ? KernelMessage.NONE : state.message();
    }

    /**
     * Whether a table that is loaded now must carry {@code queue_if_no_path}.
     *
     * @param kernelQueues whether the present one does; what an unmanaged map keeps
     */
    public boolean tableQueues(boolean kernelQueues) {
        return switch (state.message()) {
            case NONE -> kernelQueues;
            case QUEUE_IF_NO_PATH -> true;
            case FAIL_IF_NO_PATH -> false;
        };
    }

    /**
     * The message for the end of the daemon: I/O must not wait for a path that nobody would bring back.
     *
     * @param queueWithoutDaemon {@code queue_without_daemon}, or an operator's {@code forcequeueing daemon}
     */
    public KernelMessage atExit(boolean queueWithoutDaemon) {
        return queueWithoutDaemon || !tableQueues(true) ? KernelMessage.NONE : KernelMessage.FAIL_IF_NO_PATH;
    }

    /** When waiting I/O will fail, or {@link #NOT_RUNNING}. */
    public long deadlineNs() {
        if (state != QueueingState.COUNTDOWN) {
            return NOT_RUNNING;
        }
        return limitNs > Long.MAX_VALUE - Math.max(sinceNs, 0) ? Long.MAX_VALUE : sinceNs + limitNs;
    }

    /** How long I/O waits without a path before it fails; 0 where it waits for ever or not at all. */
    public long limitNs() {
        return limitNs;
    }

    /** How long that is from now, 0 when it is over; or {@link #NOT_RUNNING}. */
    public long countdownNs(long nowNs) {
        return state == QueueingState.COUNTDOWN ? Math.max(0, limitNs - (nowNs - sinceNs)) : NOT_RUNNING;
    }

    /** For how long countdowns have run in all, one that runs included. */
    public long waitedNs(long nowNs) {
        return state == QueueingState.COUNTDOWN ? waitedNs + nowNs - sinceNs : waitedNs;
    }

    public boolean usable() {
        return usable;
    }

    public NoPathRetry policy() {
        return policy;
    }

    public QueueingState state() {
        return state;
    }

    /** Why the map is in its state. */
    public QueueingEvent cause() {
        return cause;
    }

    /** Since when it is. */
    public long sinceNs() {
        return sinceNs;
    }

    /** How often a countdown began. */
    public long countdowns() {
        return countdowns;
    }

    /** How often one ran out. */
    public long expiries() {
        return expiries;
    }
}
