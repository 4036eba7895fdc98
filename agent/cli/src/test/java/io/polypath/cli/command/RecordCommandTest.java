package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Clock;
import io.polypath.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program: a daemon over a simulated fabric is recorded while it runs, and replayed when it has ended. */
class RecordCommandTest {

    @TempDir
    private Path directory;

    private final Terminal pipe = Terminal.pipe(Clock.SYSTEM);

    private int run(Terminal terminal, String line) {
        return terminal.run(line.replace("RUN", directory.resolve("run").toString()).replace("FILE", file().toString()).split(" "));
    }

    private Path file() {
        return directory.resolve("a.polyrec");
    }

    private String replay(String line) {
        Terminal terminal = Terminal.pipe(Clock.SYSTEM);
        assertEquals(0, run(terminal, "replay FILE " + line), terminal::err);
        return terminal.out();
    }

    /** Asks until it knows the path, or has ended without. */
    private void await(Thread daemon) throws InterruptedException {
        while (run(Terminal.pipe(Clock.SYSTEM), "explain sda --runtime-dir RUN") != 0) {
            assertTrue(daemon.isAlive(), "the daemon has ended");
            Thread.sleep(10);
        }
    }

    @Test
    void whatHappensWhileItIsRecordedCanBeReplayedWithoutTheDaemon() throws Exception {
        Thread daemon = Thread.ofPlatform().start(() -> run(Terminal.pipe(Clock.SYSTEM),
                "sim --arrays 1 --luns 2 --for 3s --polling-interval 1s --script /dev/null --runtime-dir RUN"));
        await(daemon);
        assertEquals(0, run(pipe, "record --for 1s --runtime-dir RUN -o FILE"), pipe::err);
        daemon.join();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertTrue(pipe.out().lines().toList().getLast().startsWith("written: " + file()), pipe::out);
        assertTrue(replay("explain sda").contains("unchecked → up: "));
        assertTrue(replay("--json --path sda --last 1").contains("\"record\":"));
        assertTrue(replay("show paths").startsWith("This is a simulated fabric of 1 array and 8 paths.\nThis is a recording; "));
        assertTrue(replay("latency --report -").contains("This comes from a recording of process"));
        String top = replay("top --once");
        assertTrue(top.startsWith("RECORDED after ") && !top.contains("- checks/s"), top);
    }

    @Test
    void aFileThatIsThereIsLeftAsItIs() throws IOException {
        Files.writeString(file(), "as it was");
        assertEquals(1, run(pipe, "record --runtime-dir RUN -o FILE"));
        assertEquals("as it was", Files.readString(file()));
        assertTrue(pipe.err().endsWith("a.polyrec: exists already\n"), pipe::err);
    }

    @Test
    void whatFailsLeavesNoFile() throws IOException {
        assertEquals(1, run(pipe, "record --runtime-dir RUN -o FILE"));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aSignalEndsTheRecordingAndTheFileIsWhole() throws Exception {
        Process recorder = recorder();
        recorder.toHandle().destroy();
        assertEquals(0, recorder.waitFor());
        assertTrue(replay("").contains("recorded"));
    }

    @Test
    void whenItIsKilledNoFileHasTheName() throws Exception {
        Process recorder = recorder();
        recorder.destroyForcibly().waitFor();
        assertFalse(Files.exists(file()));
    }

    /** One that goes on for an hour and has begun. */
    private Process recorder() throws Exception {
        assertEquals(0, run(pipe, "sim --no-faults --arrays 1 --luns 1 --for 300ms --runtime-dir RUN"), pipe::err);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "--enable-native-access=io.polypath.ffm",
                "-p", System.getProperty("jdk.module.path"), "-m", "io.polypath.cli/io.polypath.cli.Polypath", "record", "--for", "1h",
                "--runtime-dir", directory.resolve("run").toString(), "-o", file().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Path unfinished = directory.resolve("." + file().getFileName() + "." + process.pid() + ".part");
        while (!Files.exists(unfinished) && process.isAlive()) {
            Thread.sleep(10);
        }
        return process;
    }

    @Test
    void whatARecordingCannotBeShownByIsAUsageError() {
        assertEquals(2, run(pipe, "replay FILE run"));
        assertTrue(pipe.err().contains("by explain, latency, show, top, not by run"), pipe::err);
        assertEquals(2, run(pipe, "replay FILE --speed warp"));
        assertTrue(pipe.err().contains("--speed needs a number"), pipe::err);
    }
}
