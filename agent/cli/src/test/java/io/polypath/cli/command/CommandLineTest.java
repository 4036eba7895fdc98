package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    private final Terminal pipe = Terminal.pipe(FakeRun.after(0));

    private int run(String line) {
        return pipe.run(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @Test
    void helpNamesEveryCommandAndTheExitStatus() throws IOException {
        assertEquals(0, run("--help"));
        Golden.compare("help.txt", pipe.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run", "show", "show paths", "show lanes", "show latency", "explain", "latency", "report", "check-config", "sim"
    })
    void everyCommandHasHelp(String command) {
        assertEquals(0, run(command + " --help"));
        assertTrue(pipe.out().startsWith("Usage: polypath " + command), pipe::out);
        assertTrue(pipe.out().contains("Exit status:"), pipe::out);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "show", "shwo paths", "show pahts", "explain", "explain sda sdb", "show paths --no-such", "explain sda --last 0",
        "explain sda --last x", "explain sda --since yesterweek", "run --polling-interval 5x", "run --path-checker directoi",
        "run --polling-interval 10s --max-polling-interval 5s", "run --checker-timeout 2min --command-timeout 1min",
        "latency", "top disks", "run --max-paths 0", "run --delay 4:0:1=100", "run --delay 4:0:1:7=soon"
    })
    void whatMakesNoSenseIsStatusTwoAndASentence(String line) {
        assertEquals(2, run(line));
        assertEquals("", pipe.out());
        assertTrue(pipe.err().startsWith("polypath: "), pipe::err);
        assertTrue(pipe.err().contains("--help\" tells more"), pipe::err);
        assertFalse(pipe.err().contains("Exception"), pipe::err);
    }

    @Test
    void aMistypedCommandGetsASuggestion() {
        run("show pahts");
        assertTrue(pipe.err().contains("Did you mean: show paths?"), pipe::err);
    }

    @Test
    void whoLooksForMapsIsToldWhoShowsThem() {
        run("show maps");
        assertTrue(pipe.err().contains("\"polypath multipathd show maps\""), pipe::err);
    }

    @Test
    void aFileIsNoRuntimeDirectory() throws IOException {
        Path file = Files.createTempFile("polypath", "");
        try {
            assertEquals(1, run("show paths --runtime-dir " + file));
            assertTrue(pipe.err().startsWith("polypath: " + file + " is no directory: "), pipe::err);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theVersionIsShown() {
        assertEquals(0, run("--version"));
        assertTrue(pipe.out().startsWith("polypath "), pipe::out);
    }

    @Test
    void onlyTheBranchThatIsAskedForIsBuilt() {
        CommandLine root = Commands.line(pipe.screen(), "show", "lanes", "--json");
        assertEquals(Set.of("show"), root.getSubcommands().keySet());
        assertEquals(Set.of("lanes"), root.getSubcommands().get("show").getSubcommands().keySet());
        assertEquals(Set.of("paths", "lanes", "latency"),
                Commands.line(pipe.screen(), "show", "--help").getSubcommands().get("show").getSubcommands().keySet());
    }
}
