package io.polypath.cli.command;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time on the command line: a number of seconds, as in multipath.conf, or a number with a unit. */
final class Spans implements ITypeConverter<Duration> {

    static final String FORMS = "seconds, or with a unit: 500ms, 5s, 2min, 1h, 1d";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|min|h|d)?");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    @Override
    public Duration convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** @throws IllegalArgumentException when the text is none */
    static Duration parse(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no length of time: give " + FORMS);
        }
        String unit = match.group(2) == null ? "s" : match.group(2);
        return UNITS.get(unit).multipliedBy(Long.parseLong(match.group(1)));
    }
}
