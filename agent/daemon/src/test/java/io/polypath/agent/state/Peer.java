package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The incumbent's own code at work on state files in a directory, through its library and a C program. */
final class Peer {

    /** Later versions no longer let a configuration move the state files, and a test must not touch the real ones. */
    private static final String VERSION = "multipath-tools v0.9.4";

    private final Path program;
    private final Path config;

    private Peer(Path program, Path config) {
        this.program = program;
        this.config = config;
    }

    /** Builds the program, or skips the test. */
    static Peer on(Path directory) throws IOException, InterruptedException {
        assumeTrue(run(List.of("multipath", "-h")).contains(VERSION), "needs " + VERSION);
        Path source = directory.resolve("peer.c");
        try (InputStream text = Peer.class.getResourceAsStream("peer.c")) {
            Files.copy(text, source);
        }
        Path program = directory.resolve("peer");
        String compiler = run(List.of("cc", "-w", "-o", program.toString(), source.toString(), "-l:libmultipath.so.0",
                "-l:libmpathutil.so.0"));
        assumeTrue(Files.exists(program), "needs a C compiler named cc and libmultipath.so.0: " + compiler);
        Path config = Files.writeString(directory.resolve("peer.conf"), """
                defaults {
                    bindings_file %1$s/bindings
                    wwids_file %1$s/wwids
                    prkeys_file %1$s/prkeys
                }
                """.formatted(directory));
        return new Peer(program, config);
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(program.toString(), config.toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** What each command returned, one after the other. */
    String tell(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(words)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes()).replace('\n', ' ').strip();
        assertEquals(0, process.waitFor());
        return output;
    }

    /** The program at work; it may have to wait. */
    Process begin(String... words) throws IOException {
        return new ProcessBuilder(command(words)).redirectErrorStream(true).start();
    }

    private static String run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return output;
        } catch (IOException notInstalled) {
            return notInstalled.getMessage();
        }
    }
}
