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
        compare(DIRECTORY.resolve(name), output);
    }

    /** A picture of the documentation. */
    public static void comparePicture(String name, String output) throws IOException {
        compare(Path.of(System.getProperty("basedir", ".")).resolve("../../docs/pictures").resolve(name), output);
    }

    private static void compare(Path file, String output) throws IOException {
        if ("write".equals(System.getProperty("polypath.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, output);
        }
        assertEquals(Files.readString(file), output, file::toString);
    }

    public static String read(String name) throws IOException {
        return Files.readString(DIRECTORY.resolve(name));
    }
}
