package io.polypath.agent.view;

/**
 * The process.
 *
 * @param pid process id
 * @param state what it is busy with
 * @param reconfigurePending whether a reconfiguration has been asked for and has not begun
 * @param eventsQueued whether uevents wait for the owner
 * @param startedNs when it started, in the clock of {@link HostView#takenNs}
 * @param verbosity 0 to 4, the option {@code verbosity} as it is in force
 */
public record DaemonView(
        int pid, DaemonState state, boolean reconfigurePending, boolean eventsQueued, long startedNs, int verbosity) {}
