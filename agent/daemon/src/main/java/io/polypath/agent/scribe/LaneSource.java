package io.polypath.agent.scribe;

import io.polypath.agent.lane.LaneStats;
import io.polypath.ringbuf.LaneQueue;
import java.util.List;

/**
 * Where the figures of one lane come from.
 *
 * @param name as {@code Lane.name()}
 * @param stats written by the lane's thread
 * @param inbound the queues that the lane consumes
 * @param javaThreadId {@code Thread.threadId()} of the lane's thread, for its allocation counter
 */
public record LaneSource(String name, LaneStats stats, List<LaneQueue<?>> inbound, long javaThreadId) {

    public LaneSource {
        inbound = List.copyOf(inbound);
    }
}
