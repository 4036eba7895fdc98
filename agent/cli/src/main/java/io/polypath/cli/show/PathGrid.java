package io.polypath.cli.show;

import static io.polypath.cli.screen.Grid.Column.left;
import static io.polypath.cli.screen.Grid.Column.right;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid;
import io.polypath.cli.screen.Grid.Column;
import io.polypath.cli.screen.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Paths as a table, with the incumbent's names for the columns that it has too. */
final class PathGrid {

    /** A column and what it shows of a path. */
    private record Part(Column column, boolean wide, BiFunction<PathView, Age, Cell> cell) {}

    private static final List<Part> PARTS = List.of(
            new Part(left("hcil"), false, (path, _) -> text(path.address())),
            new Part(left("dev"), false, (path, _) -> text(path.name())),
            new Part(left("dev_t"), true, (path, _) -> text(path.deviceNumber())),
            new Part(right("pri"), false, (path, _) -> Cell.of(PathRow.priority(path.bytes()))),
            new Part(left("chk_st"), false, (path, _) -> new Cell(path.checkerState(), StateTint.of(path.state()))),
            new Part(left("since"), false, (path, age) -> text(age.ago(PathRow.sinceNs(path.bytes())))),
            new Part(left("checked"), false, (path, age) -> text(age.ago(PathRow.answeredNs(path.bytes())))),
            new Part(left("next_check"), false, (path, age) -> text(NextCheck.of(path, age))),
            new Part(left("p50"), false, (path, _) -> span(PathRow.p50Ns(path.bytes()))),
            new Part(left("p99"), false, (path, _) -> span(PathRow.p99Ns(path.bytes()))),
            new Part(left("tpg"), false, (path, _) -> group(PathRow.group(path.bytes()))),
            new Part(left("access"), false, (path, _) -> text(path.access())),
            new Part(left("uuid"), false, (path, _) -> text(path.wwid())),
            new Part(left("checker"), true, (path, _) -> text(path.text(Field.CHECKER))),
            new Part(left("init_st"), true, (path, _) -> text(path.init())),
            new Part(left("protocol"), true, (path, _) -> text(path.text(Field.PROTOCOL))),
            new Part(left("target_port"), true, (path, _) -> text(path.text(Field.TARGET_PORT))),
            new Part(left("reason"), false, (path, _) -> new Cell(path.reason(), Tint.FAINT)));

    private PathGrid() {}

    /** @param wide whether all columns are shown */
    static Grid of(List<PathView> paths, Age age, boolean wide) {
        List<Part> parts = PARTS.stream().filter(part -> wide || !part.wide()).toList();
        Grid grid = new Grid(parts.stream().map(Part::column).toArray(Column[]::new));
        for (PathView path : paths) {
            List<Cell> cells = new ArrayList<>();
            for (Part part : parts) {
                cells.add(part.cell().apply(path, age));
            }
            grid.add(cells.toArray(Cell[]::new));
        }
        return grid;
    }

    private static Cell text(String text) {
        return Cell.of(text.isEmpty() ? "-" : text);
    }

    private static Cell span(long ns) {
        return text(ns == 0 ? "" : SpanText.of(ns));
    }

    private static Cell group(int group) {
        return text(group < 0 ? "" : Integer.toString(group));
    }
}
