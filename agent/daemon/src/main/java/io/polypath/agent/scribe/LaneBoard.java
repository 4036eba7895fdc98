package io.polypath.agent.scribe;

import io.polypath.agent.lane.LaneStats;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.path.Check;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.MappedTable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Keeps the mapped table of lanes true, one row per lane. Publisher lane only. */
public final class LaneBoard {

    private final MappedTable table;
    private final List<LaneSource> lanes = new ArrayList<>();
    private AllocatedBytes allocated;

    /** @param table rows of {@link LaneRow}, at least as many as lanes */
    public LaneBoard(MappedTable table, List<LaneSource> lanes) {
        Check.that(table.payloadBytes() >= LaneRow.BYTES, "a row has room for a lane", table.payloadBytes());
        this.table = table;
        lanes.forEach(this::add);
    }

    /** One more lane, before the publisher starts: the publisher itself, which cannot be there before its board. */
    public void add(LaneSource lane) {
        Check.that(table.rows() > lanes.size(), "every lane has a row", table.rows());
        lanes.add(lane);
    }

    void publish() {
        for (int row = 0; row < lanes.size(); row++) {
            write(table.open(row), lanes.get(row));
            table.publish(row);
        }
    }

    private void write(MemorySegment row, LaneSource lane) {
        LaneStats stats = lane.stats();
        LaneRow.who(row, lane.name(), stats.threadId(), stats.asleep());
        LaneRow.work(row, stats.steps(), stats.work(), stats.busyNs(), stats.longestStepNs());
        LaneRow.rest(row, stats.sleeps(), stats.progressNs(), allocated().of(lane.javaThreadId()));
        queues(row, lane.inbound());
    }

    /** Waiting and dropped are sums; the high water is the highest of any one queue. */
    private static void queues(MemorySegment row, List<LaneQueue<?>> queues) {
        int waiting = 0;
        int highWater = 0;
        long dropped = 0;
        for (int i = 0; i < queues.size(); i++) {
            LaneQueue<?> queue = queues.get(i);
            waiting += queue.size();
            highWater = Math.max(highWater, queue.highWater());
            dropped += queue.dropped();
        }
        LaneRow.queue(row, waiting, highWater, dropped);
    }

    /** The management classes are loaded by the publisher's thread, not by whoever starts the lanes. */
    private AllocatedBytes allocated() {
        if (allocated == null) {
            allocated = new AllocatedBytes();
        }
        return allocated;
    }
}
