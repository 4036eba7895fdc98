package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import io.polypath.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program: the daemon's lanes on threads, over a fabric that lives in real time. */
class SimCommandTest {

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(Clock.SYSTEM);

    private int run(Terminal terminal, String line) {
        return terminal.run((line + " --runtime-dir " + directory.resolve("run")).split(" "));
    }

    @Test
    void aRunSaysThatItIsSimulatedWhenItIsReadyAndWhenItEnds() throws IOException {
        assertEquals(0, run(pipe, "sim --no-faults --arrays 1 --luns 2 --for 300ms"), pipe::err);
        List<String> lines = pipe.out().lines().toList();
        assertEquals(3, lines.size(), pipe::out);
        assertEquals("running on a simulated fabric of 1 array and 8 paths: nothing of this host is looked at or touched",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("ready after ") && lines.get(1).contains("; 8 paths: "), pipe::out);
        assertTrue(lines.get(2).startsWith("ended after "), pipe::out);
    }

    @Test
    void whatItLeftCanBeShownAndExplained() {
        assertEquals(0, run(pipe, "sim --no-faults --arrays 1 --luns 2 --for 300ms"), pipe::err);
        Terminal shown = Terminal.pipe(Clock.SYSTEM);
        assertEquals(0, run(shown, "show paths"), shown::err);
        assertTrue(shown.out().startsWith("This is a simulated fabric of 1 array and 8 paths."), shown::out);
        assertTrue(shown.out().endsWith("8 paths: 8 up\n"), shown::out);
        Terminal explained = Terminal.pipe(Clock.SYSTEM);
        assertEquals(0, run(explained, "explain sda"), explained::err);
        assertTrue(explained.out().contains("unchecked → up: "), explained::out);
        for (String table : List.of("show lanes", "show latency")) {
            Terminal terminal = Terminal.pipe(Clock.SYSTEM);
            assertEquals(0, run(terminal, table), terminal::err);
        }
    }

    @Test
    void hiccupsAreMeasuredWhereSomebodyWantsToKnow() {
        for (String option : List.of("", " --measure-hiccups 1ms")) {
            assertEquals(0, run(pipe, "sim --no-faults --arrays 1 --luns 1 --for 300ms" + option), pipe::err);
            Terminal shown = Terminal.pipe(Clock.SYSTEM);
            assertEquals(0, run(shown, "show latency"), shown::err);
            assertEquals(!option.isEmpty(), shown.out().contains("hiccup "), shown::out);
        }
    }

    @Test
    void faultsArePrintedAsTheyHappen() throws IOException {
        Path script = Files.writeString(directory.resolve("faults"), "at 10ms port-down array0:port1 for 50ms\n");
        assertEquals(0, run(pipe, "sim --json --arrays 1 --luns 1 --for 500ms --script " + script), pipe::err);
        assertTrue(pipe.out().contains("\"record\":\"fault\""), pipe::out);
        assertTrue(pipe.out().contains("\"text\":\"at 10ms port-down array0:port1 for 50ms\""), pipe::out);
        assertTrue(pipe.out().contains("\"text\":\"healed: at 10ms port-down array0:port1 for 50ms\""), pipe::out);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sim --arrays none", "sim --paths 3 --hosts 2", "sim --fault nonsense", "sim --transport pigeon", "sim --for soon"
    })
    void aFabricThatMakesNoSenseIsStatusTwoAndASentence(String line) {
        assertEquals(2, run(pipe, line));
        assertTrue(pipe.err().startsWith("polypath: "), pipe::err);
    }

    @Test
    void theFaultsThereAreAreListed() {
        assertEquals(0, run(pipe, "sim --faults"));
        assertTrue(pipe.out().startsWith("port-down array0:port1"), pipe::out);
    }

    @Test
    void aSecondDaemonInTheSameDirectoryIsRefused() throws IOException {
        Path run = Files.createDirectory(directory.resolve("run"),
                PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rwx------")));
        Path pid = new RuntimeFiles(run).pid();
        Files.writeString(pid, "4711");
        try (FileChannel first = FileChannel.open(pid, StandardOpenOption.WRITE)) {
            first.lock();
            assertEquals(1, run(pipe, "sim --no-faults"));
        }
        assertTrue(pipe.err().contains("another daemon, process 4711, uses " + run), pipe::err);
        assertTrue(pipe.err().contains("--runtime-dir"), pipe::err);
    }

    @Test
    void aSignalEndsItInGoodOrder() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m", "--enable-native-access=io.polypath.ffm",
                        "-p", System.getProperty("jdk.module.path"),
                        "-m", "io.polypath.cli/io.polypath.cli.Polypath",
                        "sim", "--no-faults", "--arrays", "1", "--luns", "1", "--runtime-dir", directory.resolve("run").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("ready after ")) {
                line = out.readLine();
            }
            process.toHandle().destroy();
            String last = out.readLine();
            assertEquals(0, process.waitFor());
            assertTrue(last.startsWith("ended after "), last);
        } finally {
            process.destroyForcibly();
        }
    }
}
