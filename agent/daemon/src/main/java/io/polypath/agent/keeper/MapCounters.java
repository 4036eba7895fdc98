package io.polypath.agent.keeper;

import io.polypath.agent.map.Queueing;

/** What a map has counted since it appeared. Owner lane only. */
public final class MapCounters {

    /** Paths that failed. */
    public long pathFaults;

    /** Switches to another group that we asked for. */
    public long groupSwitches;

    /** Tables loaded. */
    public long loads;

    /** Times that I/O began to wait for a path, for a limited time. */
    public long queueTimeouts;

    /** Times that the map was without a path and did not wait, or no longer. */
    public long failures;

    private long waitedBeforeNs;

    /** Nothing yet. */
    MapCounters() {}

    /** Nanoseconds for which I/O has waited for a path, for a limited time. */
    public long queuedNs(Queueing queueing, long nowNs) {
        return queueing == null ? 0 : queueing.waitedNs(nowNs) - waitedBeforeNs;
    }

    /** Back to nothing. */
    void clear(Queueing queueing, long nowNs) {
        pathFaults = 0;
        groupSwitches = 0;
        loads = 0;
        queueTimeouts = 0;
        failures = 0;
        waitedBeforeNs = queueing == null ? 0 : queueing.waitedNs(nowNs);
    }
}
