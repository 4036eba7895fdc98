package io.polypath.agent.config.regex;

/** The pattern's bytes and how far they are read. Owned by one parse. */
final class Input {

    /** What {@link #peek} returns at the end. */
    static final int NONE = -1;

    private final String text;
    private int at;

    Input(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    int peek() {
        return peek(0);
    }

    /** The byte {@code ahead} places further on, or {@link #NONE}. */
    int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : NONE;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    /** Takes the next byte, or {@link #NONE}. */
    int next() {
        return atEnd() ? NONE : text.charAt(at++);
    }

    void skip(int bytes) {
        at += bytes;
    }

    /** Takes {@code wanted} if it is next. */
    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }
}
