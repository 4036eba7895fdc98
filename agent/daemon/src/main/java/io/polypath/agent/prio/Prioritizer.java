package io.polypath.agent.prio;

/** Gives a path's priority: higher is better, and paths of equal priority may share a group. */
public interface Prioritizer {

    /**
     * Nothing can be said from these facts. Where an access state is unknown, a path that has a priority keeps it. Where a device
     * answered and its answer makes no sense, this is the path's priority, as for the incumbent.
     */
    int UNKNOWN = -1;

    /** The name in the configuration and in {@code show}. */
    String keyword();

    /** What {@link #priority} must be given. */
    Need need();

    /** The priority, 0 or more, or {@link #UNKNOWN}. Allocates nothing. */
    int priority(PrioFacts facts);
}
