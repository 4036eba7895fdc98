package io.polypath.agent.config.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line. Blanks and bytes above 127 separate; {@code {} and {@code }} stand alone; {@code !} and {@code #} begin a
 * comment, even in the middle of a word; quotation marks hold one token together, and two of them inside it are one of its
 * bytes. Owned by one line.
 */
public final class Tokenizer {

    private final String line;
    private int at;
    private boolean unclosed;

    /** @param line one character per byte, without its end */
    public Tokenizer(String line) {
        this.line = line;
    }

    /** The parts of the line; to be asked once. */
    public List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (skipBlanks()) {
            char c = line.charAt(at);
            if (c == '"') {
                at++;
                tokens.add(new Token(quoted(), true));
            } else if (c == '{' || c == '}') {
                at++;
                tokens.add(new Token(String.valueOf(c), false));
            } else {
                tokens.add(new Token(word(), false));
            }
        }
        return tokens;
    }

    /** Whether the last quotation was not closed; known after {@link #tokens}. */
    public boolean unclosed() {
        return unclosed;
    }

    /** Moves to the next token; false at the end or before a comment. */
    private boolean skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) != '!' && line.charAt(at) != '#';
    }

    private String word() {
        int from = at;
        while (at < line.length() && isWord(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                if (at == line.length() || line.charAt(at) != '"') {
                    return text.toString();
                }
                at++;
            }
            text.append(c);
        }
        unclosed = true;
        return text.toString();
    }

    private static boolean isWord(char c) {
        return !isBlank(c) && "\"{}!#".indexOf(c) < 0;
    }

    /** The C locale's {@code isspace}, or not ASCII. */
    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c > 127;
    }
}
