package io.polypath.agent.path;

/**
 * Since when a path has been lost, silent or pending. Owned by the {@link PathMachine} it belongs to.
 *
 * <p>Loss (the target says that the logical unit is not there) and silence (nobody answers) never run together:
 * whatever is heard last decides. The pending clock runs from the first pending conclusion to the first other one, also
 * past its deadline, so that a path that was called down for it does not become pending again on the next check.
 */
final class PathClocks {

    private static final long STOPPED = Long.MIN_VALUE;

    private long lossSinceNs;
    private long lossLastNs;
    private int lossVerdicts;
    private long silentSinceNs;
    private long pendingSinceNs;
    private long pendingLimitNs;

    PathClocks() {
        reset();
    }

    void reset() {
        stop();
        pendingLimitNs = PathMachine.DEFAULT_TRANSITION_NS;
    }

    void stop() {
        stopLoss();
        silentSinceNs = STOPPED;
        pendingSinceNs = STOPPED;
    }

    void pendingLimitNs(long limitNs) {
        Check.that(limitNs > 0, "a pending path has some time", limitNs);
        pendingLimitNs = limitNs;
    }

    /** Sets the clocks by a check's conclusion. */
    void heard(Verdict verdict, long nowNs) {
        switch (verdict.reason().evidence()) {
            case WORKS, ANSWERED -> {
                stopLoss();
                silentSinceNs = STOPPED;
            }
            case LOST -> {
                lossSinceNs = lossSinceNs == STOPPED ? nowNs : lossSinceNs;
                lossLastNs = nowNs;
                lossVerdicts++;
                silentSinceNs = STOPPED;
            }
            case SILENT -> {
                stopLoss();
                silentSinceNs = silentSinceNs == STOPPED ? nowNs : silentSinceNs;
            }
            case OURS, TOLD -> {}
        }
        if (verdict.state() == PathState.PENDING) {
            pendingSinceNs = pendingSinceNs == STOPPED ? nowNs : pendingSinceNs;
        } else if (verdict.conclusive()) {
            pendingSinceNs = STOPPED;
        }
    }

    boolean pendingOverdue(long nowNs) {
        return pendingSinceNs != STOPPED && nowNs - pendingSinceNs >= pendingLimitNs;
    }

    long pendingCountdownNs(long nowNs) {
        return countdown(pendingSinceNs, pendingLimitNs, nowNs);
    }

    long lossCountdownNs(long limitNs, long nowNs) {
        return countdown(lossSinceNs, limitNs, nowNs);
    }

    long silenceCountdownNs(long limitNs, long nowNs) {
        return countdown(silentSinceNs, limitNs, nowNs);
    }

    int lossVerdicts() {
        return lossVerdicts;
    }

    /** From the first to the latest verdict of the streak; 0 without one. */
    long lossSpreadNs() {
        return lossSinceNs == STOPPED ? 0 : lossLastNs - lossSinceNs;
    }

    private void stopLoss() {
        lossSinceNs = STOPPED;
        lossLastNs = STOPPED;
        lossVerdicts = 0;
    }

    private static long countdown(long sinceNs, long limitNs, long nowNs) {
        Check.that(limitNs >= 0, "a limit is not negative", limitNs);
        return sinceNs == STOPPED ? PathMachine.NOT_RUNNING : Math.max(0, limitNs - (nowNs - sinceNs));
    }
}
