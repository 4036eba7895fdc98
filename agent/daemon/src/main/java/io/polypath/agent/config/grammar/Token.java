package io.polypath.agent.config.grammar;

/**
 * A part of a line.
 *
 * @param text without its quotation marks
 * @param quoted whether it had any; a quoted brace opens nothing
 */
public record Token(String text, boolean quoted) {

    boolean opens() {
        return !quoted && text.equals("{");
    }

    boolean closes() {
        return !quoted && text.equals("}");
    }
}
