package io.polypath.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each target under Jazzer, in a process of its own and all at once, for a minute or {@code -Dfuzz.seconds}; {@code -Dfuzz.target} names
 * a single one. What is found stays in {@code target/fuzz}: the input that a reader
 * failed on as {@code crash-…}, and the inputs that reached something new, with which the next run goes on.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzingTest {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);
    private static final String ONLY = System.getProperty("fuzz.target");

    /** JVMs that start all at once take their time, and so does the input that one of them is at when its time is over. */
    private static final int START_SECONDS = 180;

    /** The header of a flight recorder's file takes half of it; all else that matters to a reader is shorter. */
    private static final int MOST_BYTES = 8_192;

    static Stream<Target> targets() {
        if (ONLY != null) {
            return Stream.of(Target.valueOf(ONLY.toUpperCase(Locale.ROOT)));
        }
        return Arrays.stream(Target.values());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noInputBreaksAReader(Target target) throws IOException, InterruptedException {
        Path found = Path.of("target", "fuzz", target.name().toLowerCase(Locale.ROOT));
        Files.createDirectories(found.resolve("corpus"));
        Path log = found.resolve("log");
        Process jazzer = new ProcessBuilder(command(target, found))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!jazzer.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS)) {
            jazzer.destroyForcibly();
        }
        assertEquals(0, jazzer.waitFor(), () -> "all that Jazzer said is in " + log.toAbsolutePath());
        assertTrue(Files.readString(log).lines().anyMatch(line -> line.matches("#\\d+\\s+DONE\\s+cov: .*")),
                () -> "the fuzzer was told what its inputs reached, or " + log.toAbsolutePath() + " says why not");
    }

    private static List<String> command(Target target, Path found) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Xmx512m", "-cp", classPath, "com.code_intelligence.jazzer.Jazzer"));
        command.addAll(List.of(
                "--target_class=" + target.type(),
                "--instrumentation_includes=io.polypath.**",
                "--custom_hook_includes=none.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + File.separator,
                "-max_total_time=" + SECONDS,
                "-max_len=" + MOST_BYTES,
                "-timeout=20",
                found.resolve("corpus").toString(),
                target.corpus().toString()));
        return command;
    }
}
