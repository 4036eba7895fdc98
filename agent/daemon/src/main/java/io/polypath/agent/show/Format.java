package io.polypath.agent.show;

import io.polypath.agent.view.HostView;
import java.util.ArrayList;
import java.util.List;

/**
 * A format: text with wildcards in it. A wildcard that is unknown stands for nothing, and so does a {@code %} at the end.
 * Immutable.
 *
 * @param <T> what a row is about
 */
final class Format<T> {

    private final List<Part<T>> parts;

    /**
     * @param text what comes before the wildcard
     * @param column null at the end, and for an unknown wildcard
     */
    private record Part<T>(String text, Column<T> column) {}

    private Format(List<Part<T>> parts) {
        this.parts = parts;
    }

    /** Reads a text of any origin. */
    static <T> Format<T> of(String text, Column<T>[] columns) {
        List<Part<T>> parts = new ArrayList<>();
        int from = 0;
        int percent = text.indexOf('%');
        while (percent >= 0 && percent + 1 < text.length()) {
            parts.add(new Part<>(text.substring(from, percent), column(text.charAt(percent + 1), columns)));
            from = percent + 2;
            percent = text.indexOf('%', from);
        }
        parts.add(new Part<>(text.substring(from, percent < 0 ? text.length() : percent), null));
        return new Format<>(parts);
    }

    private static <T> Column<T> column(char letter, Column<T>[] columns) {
        for (Column<T> column : columns) {
            if (column.letter() == letter) {
                return column;
            }
        }
        return null;
    }

    /** Widths that pad nothing. */
    int[] noWidths() {
        return new int[parts.size()];
    }

    /** Widths with which the names of the columns fit. */
    int[] headerWidths() {
        int[] widths = noWidths();
        for (int i = 0; i < widths.length; i++) {
            Column<T> column = parts.get(i).column();
            widths[i] = column == null ? 0 : column.header().length();
        }
        return widths;
    }

    /** Makes room for the cells of {@code rows}. */
    void widen(int[] widths, List<T> rows, HostView host) {
        for (T row : rows) {
            widen(widths, cells(row, host));
        }
    }

    private static void widen(int[] widths, String[] cells) {
        for (int i = 0; i < widths.length; i++) {
            if (cells[i] != null) {
                widths[i] = Math.max(widths[i], Math.min(cells[i].length(), Column.MAX_WIDTH));
            }
        }
    }

    /** A line with the names of the columns. */
    void header(Sheet out, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            Part<T> part = parts.get(i);
            out.append(part.text());
            if (part.column() != null) {
                pad(out, part.column().header(), widths[i]);
            }
        }
        out.append('\n');
    }

    /** A line for {@code row}; the last cell is padded too. */
    void row(Sheet out, T row, HostView host, int[] widths) {
        line(out, cells(row, host), widths);
    }

    private void line(Sheet out, String[] cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            out.append(parts.get(i).text());
            if (cells[i] != null) {
                pad(out, cells[i], widths[i]);
            }
        }
        out.append('\n');
    }

    /** A row's cells, null for what stands for nothing. */
    private String[] cells(T row, HostView host) {
        String[] cells = new String[parts.size()];
        for (int i = 0; i < cells.length; i++) {
            Column<T> column = parts.get(i).column();
            cells[i] = column == null ? null : column.cell(row, host);
        }
        return cells;
    }

    /**
     * A header and a line for each row; nothing at all when there are no rows.
     *
     * @param other the same text, with the wildcards of other rows
     * @param otherRows stand behind the first ones, in the same columns
     */
    <N> void table(Sheet out, List<T> rows, Format<N> other, List<N> otherRows, HostView host) {
        if (!rows.isEmpty() || !otherRows.isEmpty()) {
            int[] widths = headerWidths();
            List<String[]> lines = fitting(widths, rows, host);
            List<String[]> otherLines = other.fitting(widths, otherRows, host);
            header(out, widths);
            lines(out, lines, widths);
            other.lines(out, otherLines, widths);
        }
    }

    /** The cells of all rows, for which there is room then: made once, because that is most of the work. */
    private List<String[]> fitting(int[] widths, List<T> rows, HostView host) {
        List<String[]> lines = new ArrayList<>(rows.size());
        for (T row : rows) {
            String[] cells = cells(row, host);
            widen(widths, cells);
            lines.add(cells);
        }
        return lines;
    }

    private void lines(Sheet out, List<String[]> lines, int[] widths) {
        for (int i = 0; i < lines.size() && !out.full(); i++) {
            line(out, lines.get(i), widths);
        }
    }

    /** A line for each row, without padding. */
    void raw(Sheet out, List<T> rows, HostView host) {
        int[] widths = noWidths();
        for (int i = 0; i < rows.size() && !out.full(); i++) {
            row(out, rows.get(i), host, widths);
        }
    }

    private static void pad(Sheet out, String text, int width) {
        out.append(text).repeat(' ', width - text.length());
    }
}
