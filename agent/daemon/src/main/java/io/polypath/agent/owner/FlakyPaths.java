package io.polypath.agent.owner;

import io.polypath.agent.config.effective.FlakySettings;
import io.polypath.agent.config.effective.PollingIntervals;
import io.polypath.agent.path.Belief;
import io.polypath.agent.path.Flakiness;
import io.polypath.agent.path.Hold;
import io.polypath.agent.path.KernelIntent;
import io.polypath.agent.path.MarginalCause;
import io.polypath.agent.path.PathEvent;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.Path;

/**
 * Withholds paths that fail too often, or marks them where the configuration wants marginal paths apart. Owner lane only;
 * allocates nothing while path and configuration stay.
 */
final class FlakyPaths {

    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** What judging a path calls for. */
    interface Consequences {
        /** Whether it is marginal is another answer than before. */
        void marginalChanged(Path path, MarginalCause cause, long nowNs);

        /** It is to be tested with reads. */
        void testDue(Path path, long nowNs);
    }

    private final Policy policy;
    private final Flakiness[] rows;
    private final int[] tenants;
    private final long[] versions;

    FlakyPaths(Policy policy, int maxPaths) {
        this.policy = policy;
        rows = new Flakiness[maxPaths];
        tenants = new int[maxPaths];
        versions = new long[maxPaths];
    }

    /** What is known of a path, under the rules in force. */
    Flakiness of(Path path) {
        int row = path.row;
        if (rows[row] == null) {
            rows[row] = new Flakiness();
        }
        if (tenants[row] != path.tenant) {
            tenants[row] = path.tenant;
            versions[row] = 0;
            rows[row].clear();
        }
        if (versions[row] != policy.version()) {
            versions[row] = policy.version();
            FlakySettings settings = policy.of(path).flaky();
            PollingIntervals polling = policy.globals().polling();
            rows[row].rules(settings.flapRule(polling.longestSeconds() * NS_PER_SECOND), settings.sampleRule());
        }
        return rows[row];
    }

    /**
     * A check is about to find the path good: withholds it, or takes that back.
     *
     * @return whether the path's state changed
     */
    boolean judge(Path path, Consequences consequences, long nowNs) {
        if (path.unit() == null || path.machine.hold() != Hold.NONE) {
            return false;
        }
        Belief belief = of(path).good(path.machine.state(), othersUsable(path), nowNs);
        boolean withheld = belief != Belief.BELIEVED;
        boolean apart = policy.globals().marginalApart();
        if (path.marginal(MarginalCause.FAILURES, withheld && apart)) {
            consequences.marginalChanged(path, MarginalCause.FAILURES, nowNs);
        }
        boolean changed = path.machine.happen(withheld && !apart ? PathEvent.HOLD_BACK : PathEvent.RELEASE, nowNs);
        if (belief == Belief.TO_BE_TESTED) {
            consequences.testDue(path, nowNs);
        }
        return changed;
    }

    /** A path's state changed: it may have failed once more. */
    void changed(Path path, PathState from, long nowNs) {
        PathState to = path.machine.state();
        boolean failed = from.usable() && to.kernelIntent() == KernelIntent.FAIL;
        if (failed && path.machine.hold() == Hold.NONE && path.machine.reason() != Reason.HELD_BACK) {
            of(path).pathFailed(nowNs);
        }
    }

    /** Whether the path's logical unit can be reached without it. */
    static boolean othersUsable(Path path) {
        LogicalUnit unit = path.unit();
        for (int i = 0; unit != null && i < unit.paths().size(); i++) {
            Path other = unit.paths().get(i);
            if (other != path && other.machine.state().usable()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the logical unit can be reached at all. */
    static boolean anyUsable(LogicalUnit unit) {
        for (int i = 0; i < unit.paths().size(); i++) {
            if (unit.paths().get(i).machine.state().usable()) {
                return true;
            }
        }
        return false;
    }
}
