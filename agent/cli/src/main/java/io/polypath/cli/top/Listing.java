package io.polypath.cli.top;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The rows of a list, in order and filtered, of which only those on the screen are ever written.
 *
 * @param sheet the columns
 * @param rows in order
 * @param detail what is told of a row beyond its columns
 */
record Listing<T>(Sheet<T> sheet, List<T> rows, Function<T, String> detail) {

    /** @param words of a row, among which the filter is looked for */
    static <T> Listing<T> of(
            Sheet<T> sheet, List<T> all, Comparator<T> order, String filter, Function<T, String> words, Function<T, String> detail) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        List<T> rows = all.stream()
                .filter(row -> wanted.isEmpty() || words.apply(row).toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(order)
                .toList();
        return new Listing<>(sheet, rows, detail);
    }

    int size() {
        return rows.size();
    }

    Line head(int width) {
        return sheet.head(width);
    }

    Line row(int index, int width) {
        return sheet.row(rows.get(index), width);
    }

    String detail(int index) {
        return detail.apply(rows.get(index));
    }
}
