package io.polypath.agent.path;

/**
 * What beside its state decides on a path's purge. Filled anew for each decision and reused; owned by the owner lane.
 */
public final class PurgeFacts {
    /** {@code purge_disconnected} of the path's map. */
    public boolean enabled;
    /** Generation of the slot now. */
    public int generation;
    /** Whether the path's identity was verified in this generation and nothing has cast doubt on it since. */
    public boolean identityVerified;
    /** Whether a purge ticket for this path is open. */
    public boolean ticketOpen;
    /** Whether the map has no other path and somebody has the map open. */
    public boolean lastPathOfOpenMap;

    /** Facts that keep every path. */
    public PurgeFacts() {}
}
