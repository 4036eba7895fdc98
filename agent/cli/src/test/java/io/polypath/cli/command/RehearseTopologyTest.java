package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import io.polypath.cli.Terminal;
import io.polypath.cli.recording.Recorder;
import io.polypath.cli.report.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program: a fabric of a host's shape, the host being a simulated one as well. */
class RehearseTopologyTest {

    /** Everything that is mounted becomes read-only, no device has a node, and nothing can be written but one directory. */
    private static final String READ_ONLY = """
            set -e
            while read -r _ at _; do mount -o remount,bind,ro "$at" 2> /dev/null || true; done < /proc/self/mounts
            mount -t tmpfs none "$1"
            mount -t tmpfs none /dev
            shift
            if touch "$1/written" 2> /dev/null; then exit 77; fi
            shift
            exec "$@"
            """;

    private static final String SHAPE = "--arrays 1 --luns 2 --paths 2 --vendor ACME --product Mega";
    private static final String LINE = "--config DIR/new.conf --config-dir DIR --for 30s --scenario fabric-down ";
    private static final String OF_LIVE = "--topology host --runtime-dir DIR/live --state-dir DIR/state";

    @TempDir
    private Path directory;

    private final Terminal pipe = Terminal.pipe(Clock.SYSTEM);

    private int run(Terminal terminal, String line) {
        return terminal.run(words(line).toArray(String[]::new));
    }

    private List<String> words(String line) {
        return List.of(line.replace("DIR", directory.toString()).split(" "));
    }

    private void aDaemonHasRun() {
        Terminal daemon = Terminal.pipe(Clock.SYSTEM);
        assertEquals(0, run(daemon, "sim --no-faults --for 500ms --runtime-dir DIR/run " + SHAPE), daemon::err);
    }

    @BeforeEach
    void thereIsANewConfiguration() throws IOException {
        Files.writeString(directory.resolve("new.conf"), "defaults {\n user_friendly_names yes\n no_path_retry queue\n}\n");
    }

    private void rehearse(String line) {
        assertEquals(0, run(pipe, "rehearse " + LINE + line), pipe::err);
        String fabric = "rehearsed on a simulated fabric of 1 array and 4 paths, 30 s\nof the shape of ";
        assertTrue(pipe.out().startsWith(fabric), pipe::out);
        assertTrue(pipe.out().contains("  array0 is ACME Mega 0x5020506000000000\n"), pipe::out);
        assertTrue(Pattern.compile(" (sda sdb|sdb sda): up → down: ").matcher(pipe.out()).find(), pipe::out);
    }

    @Test
    void aRecordingTellsTheShapeAndTheNewConfigurationIsRehearsedOnIt() {
        aDaemonHasRun();
        Terminal recorded = Terminal.pipe(Clock.SYSTEM);
        assertEquals(0, run(recorded, "record --runtime-dir DIR/run -o DIR/a.polyrec"), recorded::err);
        rehearse("--topology DIR/a.polyrec");
        assertTrue(pipe.out().contains("\nmpatha"), pipe::out);
        assertEquals(2, run(pipe, "rehearse --topology DIR/a.polyrec --luns 7 --scenario fabric-down"));
        assertTrue(pipe.err().contains("--luns: the fabric is given"), pipe::err);
    }

    @Test
    void soDoesAReport() {
        aDaemonHasRun();
        Terminal reported = Terminal.pipe(Clock.SYSTEM);
        assertEquals(0, run(reported, "report --runtime-dir DIR/run -o DIR/a.zip"), reported::err);
        rehearse("--topology DIR/a.zip");
    }

    /** A process that can write nowhere and has no device to open comes to the same. */
    @Test
    void soDoesTheDaemonThatRunsAndNothingOfItsHostIsTouched() throws Exception {
        Process daemon = liveDaemon();
        try {
            rehearse(OF_LIVE);
            assertTrue(pipe.out().contains("of the shape of this host, as the daemon with the files in "), pipe::out);
            assertTrue(pipe.out().contains("\nmpathq"), pipe::out);
            assumeTrue(new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0, "needs root and mount namespaces");
            assertEquals(pipe.out(), rehearsedInAWorldThatIsReadOnly());
        } finally {
            daemon.destroyForcibly();
        }
    }

    private String rehearsedInAWorldThatIsReadOnly() throws Exception {
        Path scratch = Files.createDirectory(directory.resolve("scratch"));
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", READ_ONLY, "sh", scratch.toString(),
                directory.toString()));
        command.addAll(polypath("-Djava.io.tmpdir=" + scratch, "rehearse " + LINE + OF_LIVE));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private List<String> polypath(String option, String line) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:-UsePerfData", option, "--enable-native-access=io.polypath.ffm", "-p", System.getProperty("jdk.module.path"),
                "-m", "io.polypath.cli/io.polypath.cli.Polypath"));
        command.addAll(words(line));
        return command;
    }

    /** One on a simulated fabric, of which sdd is known already. */
    private Process liveDaemon() throws Exception {
        Files.createDirectory(directory.resolve("state"));
        Files.writeString(directory.resolve("state/bindings"), "mpathq 360205060000000000000000100000002\n");
        Files.writeString(directory.resolve("state/wwids"), "/360205060000000000000000100000001/\n/360205060000000000000000100000002/\n");
        Process daemon = new ProcessBuilder(polypath("-Xss512k",
                        "sim --no-faults --runtime-dir DIR/live " + SHAPE))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        while (run(Terminal.pipe(Clock.SYSTEM), "explain mpathb --runtime-dir DIR/live") != 0 && daemon.isAlive()) {
            Thread.sleep(10);
        }
        return daemon;
    }

    /** Whatever this machine has: the question is what becomes of the host that was recorded. */
    @Test
    void aRecordedHostWithoutAConfigurationHasTheOneThatIsBuiltIn() throws Exception {
        String built = "the recorded host has no etc/multipath.conf; the built-in configuration is used\n";
        aDaemonHasRun();
        for (String made : List.of("record --runtime-dir DIR/run -o DIR/a.polyrec", "report --runtime-dir DIR/run -o DIR/a.zip")) {
            assumeTrue(Files.notExists(Path.of("/etc/multipath.conf")), "is about machines without it");
            assertEquals(0, run(Terminal.pipe(Clock.SYSTEM), made));
            Terminal rehearsed = Terminal.pipe(Clock.SYSTEM);
            assertEquals(0, run(rehearsed, "rehearse --scenario fabric-down --topology " + made.substring(made.lastIndexOf(' ') + 1)),
                    rehearsed::err);
            assertEquals(built, rehearsed.err());
        }
    }

    @Test
    void aConfigurationThatCouldNotBeRecordedIsAskedFor() throws Exception {
        aDaemonHasRun();
        try (var out = Files.newOutputStream(directory.resolve("a.polyrec"));
                Recorder recorder = new Recorder(new RuntimeFiles(directory.resolve("run")), Clock.SYSTEM, out)) {
            Part secret = new Part("etc/multipath.conf", () -> {
                throw new IOException("not permitted");
            });
            recorder.record(Map.of("host", "db4"), List.of(secret), () -> false);
        }
        assertEquals(1, run(pipe, "rehearse --scenario fabric-down --topology DIR/a.polyrec"));
        assertEquals("polypath: the host's configuration was not recorded (not permitted): name one with --config\n", pipe.err());
    }

    @Test
    void aHostWithoutScsiPathsIsNothingToBeLike() {
        assertEquals(1, run(pipe, "rehearse --topology DIR/none --scenario fabric-down"));
        assertTrue(pipe.err().endsWith("none: does not exist\n"), pipe::err);
    }
}
