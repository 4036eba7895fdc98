package io.polypath.cli.screen;

/**
 * One field of a {@link Grid}.
 *
 * @param text without tabs and line ends
 * @param tint its colour, where there are colours
 */
public record Cell(String text, Tint tint) {

    public static Cell of(String text) {
        return new Cell(text, Tint.PLAIN);
    }

    public static Cell of(long number) {
        return of(Long.toString(number));
    }

    /** Columns of a terminal that the text takes: all our characters are one wide. */
    int width() {
        return text.codePointCount(0, text.length());
    }
}
