package io.polypath.agent.config.option;

/**
 * A value and where it was written.
 *
 * @param file the file; the name of the built-in table for values of the product
 * @param line from 1; 0 when it is not known
 */
public record Assigned(Value value, String file, int line) {

    /** {@code file:line}. */
    public String place() {
        return line == 0 ? file : file + ":" + line;
    }
}
