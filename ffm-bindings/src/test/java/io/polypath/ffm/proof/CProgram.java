package io.polypath.ffm.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the C compiler of this machine for facts. */
final class CProgram {
    /** The header that jextract read, so that both see the same declarations. */
    private static final Path UMBRELLA = Path.of(System.getProperty("basedir", "."), "jextract", "polypath.h");

    private CProgram() {}

    /** The lines {@code name=value} that C prints for these facts, in their order. */
    static List<String> ask(Path directory, List<Fact> facts) throws IOException, InterruptedException {
        assumeTrue(compilerExists(), "needs a C compiler named cc");
        Path source = Files.writeString(directory.resolve("facts.c"), source(facts));
        Path program = directory.resolve("facts");
        run(List.of("cc", "-w", "-o", program.toString(), source.toString()));
        return run(List.of(program.toString())).lines().toList();
    }

    private static String source(List<Fact> facts) {
        String prints = facts.stream().map(Fact::print).collect(Collectors.joining("\n  "));
        return """
                #include "%s"
                #include <errno.h>
                #include <linux/capability.h>
                #include <stddef.h>
                #include <stdio.h>

                int main(void) {
                  %s
                  return 0;
                }
                """.formatted(UMBRELLA.toAbsolutePath(), prints);
    }

    private static boolean compilerExists() throws InterruptedException {
        try {
            return new ProcessBuilder("cc", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), () -> command + " said " + output);
        return output;
    }
}
