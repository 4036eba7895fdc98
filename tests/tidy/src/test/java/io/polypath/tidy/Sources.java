package io.polypath.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's handwritten Java files. */
final class Sources {

    private Sources() {}

    /** The checkout: the nearest folder above that holds the launcher. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("bin/polypath"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("not inside a checkout");
        }
        return at;
    }

    /** All handwritten files, tests included. */
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/ffm/gen/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The files that ship. */
    static List<Path> product() {
        return all().stream().filter(file -> file.toString().contains("/src/main/")).toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
