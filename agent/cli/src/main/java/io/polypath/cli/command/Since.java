package io.polypath.cli.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A point in time as somebody gives it: how long ago ({@code 90s}, {@code 10min}, {@code 2h}), a time of today ({@code 14:05},
 * {@code 14:05:30}), a date ({@code 2026-11-21}), both ({@code 2026-11-21T14:05}), or the same with a zone ({@code …Z}).
 */
final class Since {

    /** Some 285 years, which nanoseconds in a long can count. */
    private static final long FAR_SECONDS = 9_000_000_000L;

    private static final long SECOND_NS = 1_000_000_000L;

    private Since() {}

    /**
     * Reads what somebody gave to an option.
     *
     * @return nanoseconds since 1970
     * @throws ParameterException when it is no time
     */
    static long nanos(String option, String text, Instant now, ZoneId zone, CommandSpec spec) {
        Instant time = parse(text, now, zone);
        if (time == null) {
            throw new ParameterException(spec.commandLine(), option + " does not know the time '" + text + "'");
        }
        return Math.clamp(time.getEpochSecond(), -FAR_SECONDS, FAR_SECONDS) * SECOND_NS + time.getNano();
    }

    /**
     * Reads one.
     *
     * @param now from which ago is counted, and which day is today
     * @return null when the text is none
     */
    static Instant parse(String text, Instant now, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        List<Function<String, Instant>> forms = List.of(
                form -> now.minus(Spans.parse(form)),
                Instant::parse,
                form -> LocalDateTime.parse(form).atZone(zone).toInstant(),
                form -> LocalDate.parse(form).atStartOfDay(zone).toInstant(),
                form -> LocalTime.parse(form).atDate(LocalDate.ofInstant(now, zone)).atZone(zone).toInstant());
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(iso);
            } catch (DateTimeParseException | IllegalArgumentException anotherForm) {
                continue;
            }
        }
        return null;
    }
}
