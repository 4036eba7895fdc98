package io.polypath.cli.command;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.port.Hctl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Options that set how the daemon works. What is not given is as {@link Settings#defaults} has it. */
final class DaemonOptions {

    private final OptionSpec pollingInterval = span("--polling-interval",
            "Shortest time between two checks of a path, in " + Spans.FORMS + " (default as configured: 5s).");
    private final OptionSpec maxPollingInterval = span("--max-polling-interval",
            "Longest time between two checks of a path that stays good (default as configured: four times the shortest).");
    private final OptionSpec checkTimeout = span("--checker-timeout",
            "After how long a check without an answer is a time-out (default as configured: 10s).");
    private final OptionSpec commandTimeout = span("--command-timeout",
            "The kernel's own timeout for a check command; when it passes, the kernel starts error handling (default 60s).");
    private final OptionSpec purgeDisconnected = Arguments.flag(
            "Delete SCSI devices whose logical unit the target says is gone for good (default as configured: no).",
            "--purge-disconnected");
    private final OptionSpec checker = Arguments.option("--path-checker", "CHECKER", CheckerKind.class, DaemonOptions::checker,
            "How paths are checked, by a name of path_checker or \"alua\" (default: as configured, or by what each device supports).");
    private final OptionSpec uidAttribute = Arguments.option("--uid-attribute", "PROPERTY", String.class,
            "udev property that holds a path's identity (default as configured: ID_SERIAL); empty: ask the device itself.");
    private final OptionSpec maxPaths =
            Arguments.option("--max-paths", "N", Integer.class, "Most paths at one time (default 10240).");
    private final OptionSpec hiccups = span("--measure-hiccups",
            "Have a thread wake up this often, 10ms for instance, and measure what Java or the host kept it from: the stage \"hiccup\" of"
                    + " \"show latency\" (default: not measured).");
    private final OptionSpec delays = OptionSpec.builder("--delay")
            .type(Map.class)
            .auxiliaryTypes(Hctl.class, Duration.class)
            .converters(DaemonOptions::address, DaemonOptions::millis)
            .initialValue(Map.of())
            .paramLabel("H:C:T:L=MS")
            .hidden(true)
            .description("Let the check of this path sleep before it asks, for tests.")
            .build();

    private static OptionSpec span(String name, String description) {
        return Arguments.option(name, "TIME", Duration.class, new Spans(), description);
    }

    CommandSpec spec() {
        return Arguments.shared(pollingInterval, maxPollingInterval, checkTimeout, commandTimeout, purgeDisconnected, checker,
                uidAttribute, maxPaths, hiccups, delays);
    }

    /** The same without a configuration file. */
    Settings settings(Path directory) {
        return settings(directory, Settings.defaults(directory).conf());
    }

    /**
     * What is not given on the command line is as the configuration has it.
     *
     * @throws IllegalArgumentException when values contradict each other; the message is a sentence
     */
    Settings settings(Path directory, MultipathConf conf) {
        Settings defaults = Settings.defaults(directory);
        GlobalSettings globals = GlobalSettings.of(conf);
        Duration polling = given(pollingInterval, Duration.ofSeconds(globals.polling().shortestSeconds()));
        Duration longest = pollingInterval.getValue() == null
                ? Duration.ofSeconds(globals.polling().longestSeconds())
                : polling.multipliedBy(4);
        Duration check = given(checkTimeout, globals.checkerTimeoutSeconds() > 0
                ? Duration.ofSeconds(globals.checkerTimeoutSeconds())
                : defaults.checkTimeout());
        return new Settings(
                polling,
                given(maxPollingInterval, longest),
                check,
                given(commandTimeout, longer(check, defaults.commandTimeout())),
                purgeDisconnected.getValue(),
                checker.getValue(),
                given(uidAttribute, defaults.uidAttribute()),
                given(maxPaths, defaults.maxPaths()),
                defaults.commandSlots(),
                defaults.uevents(),
                directory,
                new DeliberateDelays(delays.getValue()))
                .keeping(conf, MapKeeping.NONE)
                .measuring(hiccups.getValue());
    }

    private static <T> T given(OptionSpec option, T otherwise) {
        T value = option.getValue();
        return value == null ? otherwise : value;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Reads a checker's name in multipath.conf. */
    private static CheckerKind checker(String text) {
        CheckerKind kind = CheckerKind.ofKeyword(text);
        if (kind == null) {
            String known = Arrays.stream(CheckerKind.values()).map(CheckerKind::keyword).collect(Collectors.joining(", "));
            throw new TypeConversionException("'" + text + "' is no path checker: give one of " + known);
        }
        return kind;
    }

    private static Hctl address(String text) {
        Hctl address = Hctl.parse(text);
        if (address == null) {
            throw new TypeConversionException("'" + text + "' is no SCSI address: give H:C:T:L, for instance 4:0:1:7");
        }
        return address;
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no number of milliseconds");
        }
    }
}
