package io.polypath.cli.show;

import static io.polypath.cli.screen.Grid.Column.left;
import static io.polypath.cli.screen.Grid.Column.right;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.LatencyRow;
import io.polypath.agent.scribe.CommandName;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid;
import io.polypath.cli.screen.Grid.Column;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import io.polypath.perf.latency.Summary;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What {@code show latency} shows: where the time of checks and events goes, since the daemon started. */
public final class LatencyReport implements HostReport {

    private static final long MILLI_NS = 1_000_000;

    /** How the numbers treat what a slow answer hides. */
    static final String OMISSION = "An answer slower than its path's check interval also counts for the checks that it kept from being"
            + " sent (coordinated omission) in check-lateness and check-service; ports show plain device times.";

    private static final Comparator<MemorySegment> BY_PORT =
            Comparator.comparing(LatencyRow::name).thenComparingInt(LatencyRow::opcode);

    private final Origin origin;
    private final List<MemorySegment> stages;
    private final List<MemorySegment> ports;

    private LatencyReport(Origin origin, List<MemorySegment> stages, List<MemorySegment> ports) {
        this.origin = origin;
        this.stages = stages;
        this.ports = ports;
    }

    /** @throws Failure when there is no table to read */
    public static LatencyReport read(RuntimeFiles files) throws Failure {
        Snapshot table = Snapshot.read(files.latency(), LatencyRow.BYTES);
        List<MemorySegment> rows = table.rows().stream().map(Snapshot.Row::bytes).toList();
        long endMillis = rows.stream().mapToLong(row -> LatencyRow.summary(row).endMillis()).max().orElse(0);
        long lastNs = endMillis == 0 ? 0 : endMillis * MILLI_NS - table.writer().run().wallNs(0);
        return new LatencyReport(
                new Origin(table.writer(), lastNs, WorldNote.read(files.directory())),
                rows.stream().filter(row -> LatencyRow.kind(row) == LatencyRow.STAGE).toList(),
                rows.stream().filter(row -> LatencyRow.kind(row) == LatencyRow.PORT).sorted(BY_PORT).toList());
    }

    @Override
    public void print(Screen screen) {
        origin.print(screen);
        grid(stages, left("stage")).print(screen);
        if (!ports.isEmpty()) {
            screen.out().println();
            grid(ports, left("port"), left("command")).print(screen);
        }
        screen.out().println();
        screen.out().println(screen.paint(Tint.FAINT, OMISSION));
    }

    @Override
    public void write(JsonOut json) throws IOException {
        json.object();
        origin.write(json);
        json.array("stages");
        for (MemorySegment row : stages) {
            json.object().text("stage", LatencyRow.name(row));
            summary(json, LatencyRow.summary(row));
        }
        json.endArray().array("ports");
        for (MemorySegment row : ports) {
            json.object().text("port", LatencyRow.name(row)).text("command", command(row));
            summary(json, LatencyRow.summary(row));
        }
        json.endArray().endObject();
    }

    private static Grid grid(List<MemorySegment> rows, Column... heads) {
        List<Column> columns = new ArrayList<>(List.of(heads));
        columns.addAll(List.of(
                right("count"), left("min"), left("p50"), left("p90"), left("p99"), left("p99.9"), left("max")));
        Grid grid = new Grid(columns.toArray(Column[]::new));
        for (MemorySegment row : rows) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(LatencyRow.name(row)), Cell.of(command(row))).subList(0, heads.length));
            cells.addAll(figures(LatencyRow.summary(row)));
            grid.add(cells.toArray(Cell[]::new));
        }
        return grid;
    }

    private static List<Cell> figures(Summary summary) {
        return List.of(
                Cell.of(summary.count()),
                span(summary, summary.minNs()),
                span(summary, summary.p50Ns()),
                span(summary, summary.p90Ns()),
                span(summary, summary.p99Ns()),
                span(summary, summary.p999Ns()),
                span(summary, summary.maxNs()));
    }

    private static void summary(JsonOut json, Summary summary) throws IOException {
        boolean known = summary.count() > 0;
        json.number("count", summary.count())
                .number("min_ns", summary.minNs(), known)
                .number("p50_ns", summary.p50Ns(), known)
                .number("p90_ns", summary.p90Ns(), known)
                .number("p99_ns", summary.p99Ns(), known)
                .number("p999_ns", summary.p999Ns(), known)
                .number("max_ns", summary.maxNs(), known)
                .endObject();
    }

    private static String command(MemorySegment row) {
        int opcode = LatencyRow.opcode(row);
        return opcode < 0 ? "all" : CommandName.of(opcode);
    }

    private static Cell span(Summary summary, long ns) {
        return Cell.of(summary.count() == 0 ? "-" : SpanText.of(ns));
    }
}
