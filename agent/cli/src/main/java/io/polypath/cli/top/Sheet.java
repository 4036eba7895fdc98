package io.polypath.cli.top;

import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid.Side;
import io.polypath.cli.screen.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table of columns of fixed widths, so that nothing moves while figures change: as many of the columns as fit, from the left. A wordy
 * one, or else the last that fits, takes what is left of the line.
 *
 * @param columns by importance
 */
record Sheet<T>(List<Column<T>> columns) {

    private static final String GAP = " ";

    /** A column. @param wordy whether its cells are often longer than its width */
    record Column<T>(String head, int width, Side side, boolean wordy, Function<T, Cell> cell) {

        static <T> Column<T> left(String head, int width, Function<T, Cell> cell) {
            return new Column<>(head, width, Side.LEFT, false, cell);
        }

        static <T> Column<T> prose(String head, int width, Function<T, Cell> cell) {
            return new Column<>(head, width, Side.LEFT, true, cell);
        }

        static <T> Column<T> right(String head, int width, Function<T, Cell> cell) {
            return new Column<>(head, width, Side.RIGHT, false, cell);
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Sheet<T> of(Column<T>... columns) {
        return new Sheet<>(List.of(columns));
    }

    Line head(int width) {
        return line(width, column -> new Cell(column.head(), Tint.STRONG));
    }

    Line row(T row, int width) {
        return line(width, column -> column.cell().apply(row));
    }

    private Line line(int width, Function<Column<T>, Cell> content) {
        int shown = 0;
        int left = width;
        while (shown < columns.size() && need(shown) <= left) {
            left -= need(shown++);
        }
        Column<T> wide = wide(shown);
        List<Cell> cells = new ArrayList<>();
        for (Column<T> column : columns.subList(0, shown)) {
            if (!cells.isEmpty()) {
                cells.add(Cell.of(GAP));
            }
            cells.add(fit(content.apply(column), column.side(), column.width() + (column == wide ? left : 0)));
        }
        return new Line(cells);
    }

    private int need(int column) {
        return columns.get(column).width() + (column == 0 ? 0 : GAP.length());
    }

    /** Who takes what is left of the line: the column that has something to say, or the last one. */
    private Column<T> wide(int shown) {
        List<Column<T>> candidates = columns.subList(0, shown);
        return candidates.stream().filter(Column::wordy).findFirst().orElseGet(() -> shown == 0 ? null : candidates.getLast());
    }

    private static Cell fit(Cell cell, Side side, int width) {
        String text = cell.text();
        if (text.length() > width) {
            text = width > 1 ? text.substring(0, width - 1) + "…" : text.substring(0, width);
        }
        String padding = " ".repeat(width - text.length());
        return new Cell(side == Side.RIGHT ? padding + text : text + padding, cell.tint());
    }
}
