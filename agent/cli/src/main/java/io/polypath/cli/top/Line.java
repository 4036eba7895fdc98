package io.polypath.cli.top;

import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Tint;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the screen.
 *
 * @param cells side by side, with nothing between them
 */
record Line(List<Cell> cells) {

    static final Line EMPTY = new Line(List.of());

    Line {
        cells = List.copyOf(cells);
    }

    static Line of(Cell... cells) {
        return new Line(List.of(cells));
    }

    static Line of(String text, Tint tint) {
        return of(new Cell(text, tint));
    }

    /** As much of it as fits. */
    Line cut(int width) {
        List<Cell> kept = new ArrayList<>();
        int left = width;
        for (Cell cell : cells) {
            String text = cell.text().length() <= left ? cell.text() : cell.text().substring(0, left);
            left -= text.length();
            kept.add(new Cell(text, cell.tint()));
        }
        return new Line(kept);
    }

    /** The whole line of a width in one attribute. */
    Line chosen(int width) {
        String text = text();
        return of(text + " ".repeat(Math.max(0, width - text.length())), Tint.CHOSEN);
    }

    /** Without attributes and without blanks at its end. */
    String text() {
        StringBuilder text = new StringBuilder();
        cells.forEach(cell -> text.append(cell.text()));
        return text.toString().stripTrailing();
    }
}
