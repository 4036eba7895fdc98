package io.polypath.sim.model;

/** What the host's transport layer makes of a connection. */
public enum LinkState {
    /** Commands pass. */
    UP,
    /** Every command comes back at once with host_status 0Eh, and sysfs goes on saying {@code running}. */
    DISRUPTED,
    /** The transport waits for the port to return: commands stay in the queue and their timeout does not start. */
    BLOCKED,
    /** The transport has stopped waiting: sysfs says {@code transport-offline}, commands end with host_status 01h. */
    FAILED,
    /** The remote port is gone and its devices have been removed. */
    LOST
}
