package io.polypath.cli.show;

import static io.polypath.cli.screen.Grid.Column.left;
import static io.polypath.cli.screen.Grid.Column.right;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.Count;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code show lanes} shows: how each lane spends its time. */
public final class LaneReport implements HostReport {

    /** A lane that is at one step for longer has met something that it should not have. */
    private static final long STALL_NS = 1_000_000_000L;

    private final Origin origin;
    private final List<MemorySegment> lanes;
    private final List<Count> counts;
    private final long publishedNs;

    private LaneReport(Origin origin, List<MemorySegment> lanes, List<Count> counts, long publishedNs) {
        this.origin = origin;
        this.lanes = lanes;
        this.counts = counts;
        this.publishedNs = publishedNs;
    }

    /** @throws Failure when there is no table to read */
    public static LaneReport read(RuntimeFiles files) throws Failure {
        Snapshot table = Snapshot.read(files.lanes(), LaneRow.BYTES);
        List<MemorySegment> lanes = table.rows().stream()
                .map(Snapshot.Row::bytes)
                .filter(row -> !LaneRow.name(row).isEmpty())
                .toList();
        long publishedNs = lanes.stream().mapToLong(LaneRow::progressNs).max().orElse(0);
        Origin origin = new Origin(table.writer(), publishedNs, WorldNote.read(files.directory()));
        return new LaneReport(origin, lanes, Count.read(files, table.writer().run()), publishedNs);
    }

    @Override
    public void print(Screen screen) {
        origin.print(screen);
        Grid grid = new Grid(
                left("lane"), right("tid"), left("state"), right("work"), right("steps"), left("busy"), left("longest"),
                right("sleeps"), right("waiting"), right("most"), right("dropped"), left("allocated"));
        for (MemorySegment lane : lanes) {
            grid.add(
                    Cell.of(LaneRow.name(lane)),
                    Cell.of(LaneRow.threadId(lane)),
                    state(lane),
                    Cell.of(LaneRow.work(lane)),
                    Cell.of(LaneRow.steps(lane)),
                    Cell.of(SpanText.of(LaneRow.busyNs(lane))),
                    Cell.of(SpanText.of(LaneRow.longestStepNs(lane))),
                    Cell.of(LaneRow.sleeps(lane)),
                    Cell.of(LaneRow.waiting(lane)),
                    Cell.of(LaneRow.highWater(lane)),
                    dropped(lane),
                    Cell.of(ByteCount.text(LaneRow.allocatedBytes(lane))));
        }
        grid.print(screen);
        printCounts(screen);
    }

    /** A line for each part of the daemon, of what there was. */
    private void printCounts(Screen screen) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (Count count : counts) {
            if (count.value() != 0) {
                String text = count.name().what().replace('_', ' ') + " " + count.value();
                parts.computeIfAbsent(count.name().part(), part -> new ArrayList<>()).add(text);
            }
        }
        parts.forEach((part, texts) -> screen.out().println(part.replace('_', ' ') + ": " + String.join(", ", texts)));
    }

    @Override
    public void write(JsonOut json) throws IOException {
        json.object();
        origin.write(json);
        json.array("lanes");
        for (MemorySegment lane : lanes) {
            write(json, lane);
        }
        json.endArray().object("counters");
        for (Count count : counts) {
            json.number(count.name().text(), count.value());
        }
        json.endObject().endObject();
    }

    private void write(JsonOut json, MemorySegment lane) throws IOException {
        json.object()
                .text("lane", LaneRow.name(lane))
                .number("tid", LaneRow.threadId(lane))
                .text("state", state(lane).text())
                .number("work", LaneRow.work(lane))
                .number("steps", LaneRow.steps(lane))
                .number("busy_ns", LaneRow.busyNs(lane))
                .number("longest_step_ns", LaneRow.longestStepNs(lane))
                .number("sleeps", LaneRow.sleeps(lane))
                .time("last_progress", origin.writer().run().wallNs(LaneRow.progressNs(lane)), LaneRow.progressNs(lane) != 0)
                .number("queue_waiting", LaneRow.waiting(lane))
                .number("queue_most", LaneRow.highWater(lane))
                .number("queue_dropped", LaneRow.dropped(lane))
                .number("allocated_bytes", LaneRow.allocatedBytes(lane), LaneRow.allocatedBytes(lane) >= 0)
                .endObject();
    }

    /** As of the moment at which the figures were published. */
    private Cell state(MemorySegment lane) {
        if (LaneRow.threadId(lane) == 0) {
            return Cell.of("not started");
        }
        if (LaneRow.asleep(lane)) {
            return Cell.of("asleep");
        }
        boolean stalled = publishedNs - LaneRow.progressNs(lane) > STALL_NS;
        return stalled ? new Cell("stalled", Tint.BAD) : new Cell("working", Tint.GOOD);
    }

    private static Cell dropped(MemorySegment lane) {
        long dropped = LaneRow.dropped(lane);
        return new Cell(Long.toString(dropped), dropped == 0 ? Tint.PLAIN : Tint.BAD);
    }
}
