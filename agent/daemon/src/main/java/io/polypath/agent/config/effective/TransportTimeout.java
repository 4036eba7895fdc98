package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.Value;
import io.polypath.agent.path.Check;

/**
 * A time-out of the transport: {@code fast_io_fail_tmo}, {@code dev_loss_tmo} or {@code eh_deadline}.
 *
 * @param seconds with {@link Kind#SECONDS}; otherwise 0
 */
public record TransportTimeout(Kind kind, long seconds) {

    /** Its forms. */
    public enum Kind {
        /** The kernel's own value stays. */
        UNSET,
        /** Switched off. */
        OFF,
        SECONDS,
        /** Never. */
        INFINITE
    }

    public TransportTimeout {
        Check.that(kind == Kind.SECONDS || seconds == 0, "only a number has seconds", seconds);
    }

    static TransportTimeout of(Value value) {
        return switch (value) {
            case null -> new TransportTimeout(Kind.UNSET, 0);
            case Value.Number(long seconds) -> new TransportTimeout(Kind.SECONDS, seconds);
            case Value.Word(String word) -> new TransportTimeout(word.equals("off") ? Kind.OFF : Kind.INFINITE, 0);
            default -> throw new AssertionError(value + " is no time-out");
        };
    }
}
