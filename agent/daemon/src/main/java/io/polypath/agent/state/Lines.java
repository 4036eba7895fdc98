package io.polypath.agent.state;

import java.util.function.IntPredicate;

/** Finds lines of a text by where they begin. */
final class Lines {

    /** No such line. */
    static final int NONE = -1;

    private Lines() {}

    /**
     * The offset of the first line from {@code from} on that {@code wanted} accepts by its offset, or {@link #NONE}.
     */
    static int find(String text, int from, IntPredicate wanted) {
        for (int at = from; at < text.length(); at = end(text, at) + 1) {
            if (wanted.test(at)) {
                return at;
            }
        }
        return NONE;
    }

    /** Where the line that begins at {@code at} ends: at its newline, or at the end of the text. */
    static int end(String text, int at) {
        int newline = text.indexOf('\n', at);
        return newline < 0 ? text.length() : newline;
    }

    /** What begins a new line at the end of {@code text}: a newline after a line that a crash has cut off. */
    static String separator(String text) {
        return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    }
}
