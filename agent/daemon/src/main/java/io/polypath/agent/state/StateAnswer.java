package io.polypath.agent.state;

/** What became of a call on a state file. */
public sealed interface StateAnswer<T> {

    /** It was done. */
    record Done<T>(T value) implements StateAnswer<T> {}

    /**
     * It was not, and the file is as it was.
     *
     * @param detail what the system said, or which line; may be empty
     */
    record Refused<T>(StateFault fault, String detail) implements StateAnswer<T> {}

    /** The value, or null. */
    default T orNull() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> null;
        };
    }

    /** The fault, or null. */
    default StateFault fault() {
        return switch (this) {
            case Done<T> done -> null;
            case Refused<T>(StateFault fault, String detail) -> fault;
        };
    }
}
