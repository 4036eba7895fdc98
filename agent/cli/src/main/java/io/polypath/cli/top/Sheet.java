package io.polypath.cli.top;

import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid.Side;
import io.polypath.cli.screen.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table of columns of fixed widths, so that nothing moves while figures change: as many of the columns as fit, from the left. The last
 * that fits takes what is left of the line.
 *
 * @param columns by importance
 */
record Sheet<T>(List<Column<T>> columns) {

    private static final String GAP = " ";

    /** A column. */
    record Column<T>(String head, int width, Side side, Function<T, Cell> cell) {

        static <T> Column<T> left(String head, int width, Function<T, Cell> cell) {
            return new Column<>(head, width, Side.LEFT, cell);
        }

        static <T> Column<T> right(String head, int width, Function<T, Cell> cell) {
            return new Column<>(head, width, Side.RIGHT, cell);
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
        List<Cell> cells = new ArrayList<>();
        int left = width;
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            boolean last = i == columns.size() - 1 || left < column.width() + GAP.length() + columns.get(i + 1).width();
            int room = last ? left : column.width();
            if (room < column.width()) {
                break;
            }
            cells.add(fit(content.apply(column), column.side(), room));
            if (last) {
                break;
            }
            cells.add(Cell.of(GAP));
            left -= room + GAP.length();
        }
        return new Line(cells);
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
