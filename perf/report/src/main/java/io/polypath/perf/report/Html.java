package io.polypath.perf.report;

import java.util.Locale;

/**
 * A page as it grows. All text and all attributes are escaped here, so that what was read somewhere is never taken for markup. Owned by
 * one thread.
 */
public final class Html {

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** An empty page. */
    public Html() {}

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    public Html open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    /** Text, escaped. */
    public Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' ? '?' : c);
            }
        }
        return this;
    }

    /** Ends an element. */
    public Html close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element with nothing but text in it. */
    public Html leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** An element of a drawing, which says what it is when it is pointed at. */
    public Html mark(String element, String title, String... attributes) {
        return open(element, attributes).leaf("title", title).close(element);
    }

    /** Ends a line, for those who read the page's source. */
    public Html line() {
        out.append('\n');
        return this;
    }

    /** Markup or style of our own, as it is. */
    public Html own(String trusted) {
        out.append(trusted);
        return this;
    }

    /** A share of 1 as a length within a drawing: {@code 12.34%}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
