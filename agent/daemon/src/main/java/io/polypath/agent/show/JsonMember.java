package io.polypath.agent.show;

import io.polypath.agent.view.HostView;
import java.nio.charset.StandardCharsets;

/**
 * A line of {@link MapJson}: a key and a cell. What is around the cell is the same in every row, hence bytes that were made once.
 * Immutable.
 *
 * @param <T> what a row is about
 */
final class JsonMember<T> {

    private static final int STEP = 3;

    private final Column<T> column;
    private final boolean escaped;
    private final byte[] before;
    private final byte[] after;

    private JsonMember(int depth, String key, Column<T> column, boolean escaped, String quote, String end) {
        this.column = column;
        this.escaped = escaped;
        before = bytes(" ".repeat(depth * STEP) + '"' + key + "\" : " + quote);
        after = bytes(quote + end);
    }

    /** A member whose value is a string that others have a say in. */
    static <T> JsonMember<T> text(int depth, String key, Column<T> column) {
        return new JsonMember<>(depth, key, column, true, "\"", ",\n");
    }

    /** A member whose value is one of our own words, or a name that the kernel makes: nothing in it needs an escape. */
    static <T> JsonMember<T> word(int depth, String key, Column<T> column) {
        return new JsonMember<>(depth, key, column, false, "\"", ",\n");
    }

    /** The same, and no other member follows. */
    static <T> JsonMember<T> lastWord(int depth, String key, Column<T> column) {
        return new JsonMember<>(depth, key, column, false, "\"", "\n");
    }

    /** A member whose value is a number. */
    static <T> JsonMember<T> number(int depth, String key, Column<T> column) {
        return new JsonMember<>(depth, key, column, false, "", ",\n");
    }

    /** Writes the member of {@code row}. */
    void write(Sheet out, T row, HostView host) {
        out.append(before);
        String value = column.cell(row, host);
        if (escaped) {
            JsonText.write(out, value);
        } else {
            out.append(value);
        }
        out.append(after);
    }

    /** The beginning of a line that stands that deep. */
    static byte[] line(int depth, String text) {
        return bytes(" ".repeat(depth * STEP) + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
