package io.polypath.agent.lane;

/**
 * One thread's worth of work: a state and a bounded step over it. A lane shares no object with another lane; records
 * reach it through queues. In production a {@link LaneThread} steps it, in the simulator the scheduler does.
 */
public interface Lane {

    /** Returned by {@link #deadlineNs} when only a doorbell or a descriptor gives the lane work. */
    long NEVER = Long.MAX_VALUE;

    /** Short name, as {@code show lanes}, the flight file and the thread carry it. */
    String name();

    /**
     * Does a bounded amount of what there is to do.
     *
     * @param nowNs the time at which this step is taken to happen
     * @return how many pieces of work were done; 0 says that the lane may sleep
     */
    int step(long nowNs);

    /** When the lane wants to be stepped although nothing arrived, or {@link #NEVER}. */
    long deadlineNs();

    /** Descriptors whose readability means work, beside the doorbell. Asked once, before the first step. */
    default int[] pollFds() {
        return new int[0];
    }

    /**
     * Whether a step may hang in the kernel for as long as it likes, so that the process must be able to end without
     * the lane.
     */
    default boolean mayHang() {
        return false;
    }

    /** Whether I/O may wait for this lane, so that it runs before ordinary threads where the host allows that. */
    default boolean urgent() {
        return false;
    }

    /** Called on the lane's own thread before the first step. */
    default void start() {}

    /** Called on the lane's own thread after the last step. */
    default void stop() {}
}
