package io.polypath.cli.start;

/**
 * Something about the host that keeps the daemon from working, or from working fully.
 *
 * @param fatal whether the daemon cannot start at all
 * @param sentence what it is, what can be done, and what works without it
 */
public record Finding(boolean fatal, String sentence) {

    static Finding fatal(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding warning(String sentence) {
        return new Finding(false, sentence);
    }
}
