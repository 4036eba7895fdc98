package io.polypath.tests.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * All races under jcstress, in processes of its own. Quick and with Java as it is; with {@code -Draces.mode=default}, or
 * {@code tough}, for longer and with Java interpreted and compiled in every way. {@code -Draces.only} is a regular expression for names.
 */
class RacesTest {

    private static final String MODE = System.getProperty("races.mode", "");
    private static final String ONLY = System.getProperty("races.only", "io.polypath.*");

    /** jcstress keeps {@code STRIDE * STRIDES} states at a time, half of {@link Turn#PLACES}. */
    private static final int STRIDE = Turn.PLACES / 8;
    private static final int STRIDES = 4;

    private static final String ALLOW = "--enable-native-access=ALL-UNNAMED";
    private static final int ACTORS = 2;
    private static final int LIMIT_HOURS = 12;

    @Test
    void noForbiddenOutcomeIsSeen() throws IOException, InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= ACTORS, "two threads do not race on one processor");
        Path log = Path.of("target", "races", "log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        // Where it runs, it leaves its raw results.
        Process jcstress = new ProcessBuilder(command())
                .directory(log.getParent().toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!jcstress.waitFor(LIMIT_HOURS, TimeUnit.HOURS)) {
            jcstress.destroyForcibly();
        }
        assertEquals(0, jcstress.waitFor(), () -> "all that jcstress said is in " + log);
        String said = Files.readString(log);
        assertTrue(said.contains("All remaining tests: ") && !said.contains("[FAILED]"), said);
    }

    private static List<String> command() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), ALLOW, "-cp", classPath,
                "org.openjdk.jcstress.Main", "-t", ONLY, "-r", ".", "-af", "NONE",
                "-strideSize", Integer.toString(STRIDE), "-strideCount", Integer.toString(STRIDES)));
        if (MODE.isEmpty()) {
            command.addAll(List.of("-f", "1", "-iters", "5", "-time", "50", "-sc", "false", "-jvmArgs", ALLOW));
        } else {
            command.addAll(List.of("-m", MODE, "-jvmArgsPrepend", ALLOW));
        }
        return command;
    }
}
