package io.polypath.agent.map;

/** What became of a text: a value, or the reason why there is none. */
public sealed interface Parsed<T> {

    /** The text was understood. */
    record Value<T>(T value) implements Parsed<T> {}

    /**
     * It was not.
     *
     * @param word number of the word that could not be understood, from 0; the number of words when the text ended
     */
    record Malformed<T>(TextFault fault, int word) implements Parsed<T> {}

    /** The value, or null for a malformed text. */
    default T orNull() {
        return switch (this) {
            case Value<T>(T value) -> value;
            case Malformed<T> malformed -> null;
        };
    }

    /** What is wrong, or null for a text that was understood. */
    default TextFault fault() {
        return switch (this) {
            case Value<T> value -> null;
            case Malformed<T>(TextFault fault, int word) -> fault;
        };
    }
}
