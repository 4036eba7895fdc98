package io.polypath.cli.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Points in time, nanoseconds since 1970, as people and as programs read them. */
public final class Moment {

    private static final DateTimeFormatter PEOPLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final long SECOND_NS = 1_000_000_000L;

    private Moment() {}

    /** {@code 2026-11-21 01:31:04.123} of the zone. */
    public static String local(long wallNs, ZoneId zone) {
        return PEOPLE.format(instant(wallNs).atZone(zone));
    }

    /** {@code 2026-11-21T00:31:04.123Z}, milliseconds always and universal time always. */
    public static String iso(long wallNs) {
        Instant cut = instant(wallNs).truncatedTo(ChronoUnit.MILLIS);
        String text = DateTimeFormatter.ISO_INSTANT.format(cut);
        return cut.getNano() == 0 ? text.replace("Z", ".000Z") : text;
    }

    /** {@code [   12.345678]}, seconds of CLOCK_MONOTONIC, as the kernel log counts them. */
    public static String monotonic(long monotonicNs) {
        String micros = Long.toString(Math.floorMod(monotonicNs, SECOND_NS) / 1_000);
        String seconds = Long.toString(Math.floorDiv(monotonicNs, SECOND_NS));
        return "[" + " ".repeat(Math.max(0, 5 - seconds.length())) + seconds + "." + "0".repeat(6 - micros.length()) + micros + "]";
    }

    private static Instant instant(long wallNs) {
        return Instant.ofEpochSecond(Math.floorDiv(wallNs, SECOND_NS), Math.floorMod(wallNs, SECOND_NS));
    }
}
