package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptimizingCompilerTest {

    private static final int NICE_FIELD = 19;

    @Test
    void givesWayAndNobodyElseDoes() throws IOException {
        OptimizingCompiler.giveWay();
        assertEquals(Set.of("10"), nice("C2 Compiler"));
        assertEquals(nice("java"), nice("C1 Compiler"));
    }

    /** Of all threads whose name begins so. */
    private static Set<String> nice(String name) throws IOException {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.map(task -> read(task.resolve("stat")))
                    .filter(stat -> stat.contains("(" + name))
                    .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD - 3])
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
