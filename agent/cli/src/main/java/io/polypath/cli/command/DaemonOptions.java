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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that set how the daemon works. What is not given is as {@link Settings#defaults} has it. */
final class DaemonOptions {

    @Option(
            names = "--polling-interval",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "Shortest time between two checks of a path, in " + Spans.FORMS + " (default as configured: 5s).")
    private Duration pollingInterval;

    @Option(
            names = "--max-polling-interval",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "Longest time between two checks of a path that stays good (default as configured: four times the shortest).")
    private Duration maxPollingInterval;

    @Option(
            names = "--checker-timeout",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "After how long a check without an answer is a time-out (default as configured: 10s).")
    private Duration checkTimeout;

    @Option(
            names = "--command-timeout",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "The kernel's own timeout for a check command; when it passes, the kernel starts error handling (default 60s).")
    private Duration commandTimeout;

    @Option(
            names = "--purge-disconnected",
            description = "Delete SCSI devices whose logical unit the target says is gone for good (default as configured: no).")
    private boolean purgeDisconnected;

    @Option(
            names = "--path-checker",
            paramLabel = "tur|alua",
            converter = Checker.class,
            description = "How paths are checked (default: as configured, or by what each device supports).")
    private CheckerKind checker;

    @Option(
            names = "--uid-attribute",
            paramLabel = "PROPERTY",
            description = "udev property that holds a path's identity (default as configured: ID_SERIAL); empty: ask the device itself.")
    private String uidAttribute;

    @Option(names = "--max-paths", paramLabel = "N", description = "Most paths at one time (default 10240).")
    private Integer maxPaths;

    @Option(
            names = "--delay",
            paramLabel = "H:C:T:L=MS",
            converter = {Address.class, Millis.class},
            hidden = true,
            description = "Let the check of this path sleep before it asks, for tests.")
    private Map<Hctl, Duration> delays = Map.of();

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
        Duration longest = pollingInterval == null
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
                purgeDisconnected,
                checker,
                given(uidAttribute, defaults.uidAttribute()),
                given(maxPaths, defaults.maxPaths()),
                defaults.commandSlots(),
                defaults.uevents(),
                directory,
                new DeliberateDelays(delays))
                .keeping(conf, MapKeeping.NONE);
    }

    private static <T> T given(T option, T otherwise) {
        return option == null ? otherwise : option;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Checkers by their names in multipath.conf. */
    static final class Checker implements ITypeConverter<CheckerKind> {
        @Override
        public CheckerKind convert(String text) {
            CheckerKind kind = CheckerKind.ofKeyword(text);
            if (kind == null) {
                String known = Arrays.stream(CheckerKind.values()).map(CheckerKind::keyword).collect(Collectors.joining(", "));
                throw new TypeConversionException("'" + text + "' is no path checker: give one of " + known);
            }
            return kind;
        }
    }

    /** SCSI addresses. */
    static final class Address implements ITypeConverter<Hctl> {
        @Override
        public Hctl convert(String text) {
            Hctl address = Hctl.parse(text);
            if (address == null) {
                throw new TypeConversionException("'" + text + "' is no SCSI address: give H:C:T:L, for instance 4:0:1:7");
            }
            return address;
        }
    }

    /** Whole milliseconds. */
    static final class Millis implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.ofMillis(Integer.parseUnsignedInt(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no number of milliseconds");
            }
        }
    }
}
