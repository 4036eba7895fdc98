package io.polypath.cli.top;

import static io.polypath.cli.top.Sheet.Column.left;
import static io.polypath.cli.top.Sheet.Column.right;

import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.ByteCount;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;

/** The daemon's lanes as the list shows them. */
final class LaneList {

    private LaneList() {}

    static Listing<MemorySegment> of(Window window, Wish wish) {
        Sheet<MemorySegment> sheet = Sheet.of(
                left("lane", 12, lane -> Cell.of(LaneRow.name(lane))),
                right("busy", 7, lane -> Cell.of(Rate.percent(window.busy(lane), window.known()))),
                right("work/s", 7, lane -> Cell.of(Rate.text(window.workPerSecond(lane), window.known()))),
                right("longest", 8, lane -> Cell.of(SpanText.of(LaneRow.longestStepNs(lane)))),
                right("waiting", 7, lane -> Cell.of(LaneRow.waiting(lane))),
                right("most", 6, lane -> Cell.of(LaneRow.highWater(lane))),
                right("dropped", 7, LaneList::dropped),
                right("tid", 7, lane -> Cell.of(LaneRow.threadId(lane))),
                right("allocated", 10, lane -> Cell.of(ByteCount.text(LaneRow.allocatedBytes(lane)))),
                left("", 1, _ -> Cell.of("")));
        return Listing.of(sheet, window.now().lanes(), order(wish.order(), window), wish.filter(), LaneRow::name,
                lane -> LaneRow.name(lane) + ": " + LaneRow.work(lane) + " pieces of work in " + LaneRow.steps(lane) + " steps, asleep "
                        + LaneRow.sleeps(lane) + " times");
    }

    private static Comparator<MemorySegment> order(Order order, Window window) {
        Comparator<MemorySegment> name = Comparator.comparing(LaneRow::name);
        Comparator<MemorySegment> longest = Comparator.comparingLong((MemorySegment lane) -> -LaneRow.longestStepNs(lane));
        return switch (order) {
            case WORST -> Comparator.comparingLong((MemorySegment lane) -> -LaneRow.dropped(lane))
                    .thenComparingDouble(lane -> -window.busy(lane))
                    .thenComparing(longest);
            case SLOWEST -> longest;
            case NAME -> name;
        };
    }

    private static Cell dropped(MemorySegment lane) {
        long dropped = LaneRow.dropped(lane);
        return new Cell(Long.toString(dropped), dropped == 0 ? Tint.PLAIN : Tint.BAD);
    }
}
