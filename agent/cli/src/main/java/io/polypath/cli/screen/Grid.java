package io.polypath.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table with aligned columns. Owned by one command. */
public final class Grid {

    private static final String GAP = "  ";

    private final Column[] columns;
    private final List<Cell[]> rows = new ArrayList<>();

    /** How a column is aligned. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** A column. */
    public record Column(String header, Side side) {

        public static Column left(String header) {
            return new Column(header, Side.LEFT);
        }

        public static Column right(String header) {
            return new Column(header, Side.RIGHT);
        }
    }

    public Grid(Column... columns) {
        this.columns = columns.clone();
    }

    /** Adds a row of one cell per column. */
    public void add(Cell... cells) {
        if (cells.length != columns.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.length + " columns");
        }
        rows.add(cells.clone());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes headers and rows. Nothing follows the last cell of a line. */
    public void print(Screen screen) {
        int[] widths = widths();
        Cell[] headers = Arrays.stream(columns).map(column -> new Cell(column.header(), Tint.STRONG)).toArray(Cell[]::new);
        screen.out().println(line(headers, widths, screen));
        for (Cell[] row : rows) {
            screen.out().println(line(row, widths, screen));
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            widths[i] = columns[i].header().length();
            for (Cell[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].width());
            }
        }
        return widths;
    }

    private String line(Cell[] cells, int[] widths, Screen screen) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(widths[i] - cells[i].width());
            String text = screen.paint(cells[i].tint(), cells[i].text());
            line.append(i == 0 ? "" : GAP);
            line.append(columns[i].side() == Side.RIGHT ? padding + text : text + padding);
        }
        return line.toString().stripTrailing();
    }
}
