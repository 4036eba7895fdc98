package io.polypath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Outputs as they have been read and found good. {@code -Dpolypath.golden=write} writes them anew, to be read again. */
public final class Golden {

    private static final Path DIRECTORY =
            Path.of(System.getProperty("basedir", ".")).resolve("src/test/resources/golden");

    private Golden() {}

    public static void compare(String name, String output) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if ("write".equals(System.getProperty("polypath.golden"))) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, output);
        }
        assertEquals(Files.readString(file), output, name);
    }

    public static String read(String name) throws IOException {
        return Files.readString(DIRECTORY.resolve(name));
    }
}
