package io.polypath.agent.keeper;

/** What a map has counted since it appeared. Owner lane only. */
public final class MapCounters {

    /** Paths that failed. */
    public long pathFaults;

    /** Switches to another group that we asked for. */
    public long groupSwitches;

    /** Tables loaded. */
    public long loads;

    /** Nanoseconds without a usable path, ended ones. */
    public long queuedNs;

    /** Times that waiting I/O was given up. */
    public long queueTimeouts;

    /** Times that the last usable path went. */
    public long failures;

    /** Nothing yet. */
    MapCounters() {}

    /** Back to nothing. */
    void clear() {
        pathFaults = 0;
        groupSwitches = 0;
        loads = 0;
        queuedNs = 0;
        queueTimeouts = 0;
        failures = 0;
    }
}
