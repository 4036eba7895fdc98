package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.config.Settings;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.port.Hctl;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DaemonOptionsTest {

    private static final Path DIRECTORY = Path.of("/run/polypath");

    private static Settings settings(String... words) {
        DaemonOptions options = new DaemonOptions();
        new CommandLine(options.spec()).parseArgs(words);
        return options.settings(DIRECTORY);
    }

    @Test
    void withoutOptionsTheSettingsAreTheDefaults() {
        assertEquals(Settings.defaults(DIRECTORY), settings());
    }

    @Test
    void everyOptionSetsItsSetting() {
        Settings settings = settings(
                "--polling-interval", "2s", "--max-polling-interval", "9s", "--checker-timeout", "3s", "--command-timeout", "30s",
                "--purge-disconnected", "--path-checker", "tur", "--uid-attribute", "ID_WWN", "--max-paths", "64",
                "--measure-hiccups", "10ms",
                "--delay", "4:0:1:7=250", "--delay", "4:0:1:8=500");
        assertEquals(Duration.ofSeconds(2), settings.pollingInterval());
        assertEquals(Duration.ofSeconds(9), settings.maxPollingInterval());
        assertEquals(Duration.ofSeconds(3), settings.checkTimeout());
        assertEquals(Duration.ofSeconds(30), settings.commandTimeout());
        assertEquals(true, settings.purgeDisconnected());
        assertEquals(CheckerKind.TUR, settings.checker());
        assertEquals("ID_WWN", settings.uidAttribute());
        assertEquals(64, settings.maxPaths());
        assertEquals(Duration.ofMillis(10), settings.hiccups());
        assertEquals(250_000_000L, settings.delays().delayNs(new Hctl(4, 0, 1, 7)));
        assertEquals(500_000_000L, settings.delays().delayNs(new Hctl(4, 0, 1, 8)));
        assertEquals(0, settings.delays().delayNs(new Hctl(4, 0, 1, 9)));
    }

    @Test
    void theLongestIntervalAndTheCommandTimeoutFollowWhatIsGiven() {
        Settings settings = settings("--polling-interval", "30s", "--checker-timeout", "2min");
        assertEquals(Duration.ofSeconds(120), settings.maxPollingInterval());
        assertEquals(Duration.ofMinutes(2), settings.commandTimeout());
    }
}
