package io.polypath.agent.view;

/**
 * A map's counters; clients read them as unsigned 32-bit numbers.
 *
 * @param pathFaults failures of its paths
 * @param groupSwitches changes of the group that takes I/O
 * @param tableLoads tables loaded
 * @param queueingNs time in which it queued without a path, ns
 * @param queueingTimeouts countdowns begun: how often its last path went and its I/O began to wait for a limited time
 * @param failures how often it had no path and did not queue any more
 */
public record MapCounters(
        long pathFaults, long groupSwitches, long tableLoads, long queueingNs, long queueingTimeouts, long failures) {

    boolean same(MapCounters other) {
        return this == other
                || pathFaults == other.pathFaults
                && groupSwitches == other.groupSwitches
                && tableLoads == other.tableLoads
                && queueingNs == other.queueingNs
                && queueingTimeouts == other.queueingTimeouts
                && failures == other.failures;
    }

    /** Nothing happened yet. */
    public static final MapCounters ZERO = new MapCounters(0, 0, 0, 0, 0, 0);
}
