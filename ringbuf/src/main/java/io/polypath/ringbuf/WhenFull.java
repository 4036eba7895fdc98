package io.polypath.ringbuf;

/** What a {@link LaneQueue} does with a record that does not fit. Chosen once, where the queue is made. */
public enum WhenFull {
    /**
     * The queue is at least as large as what can be in flight, so a full queue is a bug of ours: the offer throws and
     * the process stops. For queues that the owner fills.
     */
    BUG,

    /**
     * The record is refused and counted; the producer must raise <em>resync</em> or an equivalent. For queues that
     * the world fills.
     */
    DROP_AND_COUNT
}
