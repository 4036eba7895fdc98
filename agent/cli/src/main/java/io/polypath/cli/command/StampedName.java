package io.polypath.cli.command;

import io.polypath.agent.port.Clock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The name of a file that a command writes into the current directory unless it is told another one. */
final class StampedName {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final long SECOND_NS = 1_000_000_000L;

    private StampedName() {}

    /** The whole second that the name tells. */
    static Instant now(Clock clock) {
        return Instant.ofEpochSecond(clock.wallNanos() / SECOND_NS);
    }

    /** @param wanted what the user said, or null */
    static Path of(Path wanted, String before, Instant now, String after) {
        return wanted != null ? wanted : Path.of(before + STAMP.format(now) + after);
    }
}
