package io.polypath.agent.path;

/**
 * Counts how often a path came back, and says when that was too often. Owned by the owner lane; time comes in as an argument.
 *
 * <p>What counts is the way back, from down, shaky or timeout to good: a path that stays bad for an hour has failed once.
 */
public final class FlapCount {

    private long failures;
    private long checksToForget;
    private boolean withheld;
    private long goodSinceNs;

    /** Of a path that has not failed. */
    public FlapCount() {}

    /**
     * A check found the path good.
     *
     * @param before the state in which it found the path
     * @param othersUsable whether the logical unit has another path; without one even a bad path is better than none
     * @param nowNs monotonic
     */
    public Belief good(FlapRule rule, PathState before, boolean othersUsable, long nowNs) {
        if (withheld) {
            return probation(rule, before, othersUsable, nowNs);
        }
        if (before.usable()) {
            forget(rule);
            return Belief.BELIEVED;
        }
        boolean cameBack = before == PathState.DOWN || before == PathState.SHAKY || before == PathState.TIMEOUT;
        if (!cameBack) {
            return Belief.BELIEVED;
        }
        if (failures == 0) {
            checksToForget = rule.forgetChecks();
        }
        failures++;
        if (failures <= rule.threshold() || !othersUsable) {
            return Belief.BELIEVED;
        }
        withheld = true;
        goodSinceNs = nowNs;
        return Belief.WITHHELD;
    }

    private Belief probation(FlapRule rule, PathState before, boolean othersUsable, long nowNs) {
        boolean failedMeanwhile = !before.usable() && before != PathState.DELAYED;
        if (failedMeanwhile) {
            goodSinceNs = nowNs;
        }
        if (othersUsable && nowNs - goodSinceNs < rule.recoveryNs()) {
            return Belief.WITHHELD;
        }
        clear();
        return Belief.BELIEVED;
    }

    private void forget(FlapRule rule) {
        if (failures > 0 && --checksToForget <= 0) {
            failures--;
            checksToForget = rule.forgetChecks();
        }
    }

    /** Back to a path that has not failed. */
    public void clear() {
        failures = 0;
        checksToForget = 0;
        withheld = false;
        goodSinceNs = 0;
    }

    /** Failures that are not forgotten. */
    public long failures() {
        return failures;
    }
}
