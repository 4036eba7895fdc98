package io.polypath.cli.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path directory;

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }).sorted().toList();
        }
    }

    @Test
    void onlyWhatIsWholeHasTheName() throws IOException {
        Path target = directory.resolve("a");
        try (WholeFile file = WholeFile.create(target)) {
            file.out().write("half".getBytes(StandardCharsets.UTF_8));
            assertTrue(Files.notExists(target));
        }
        assertEquals(List.of(), contents());
        try (WholeFile file = WholeFile.create(target)) {
            file.out().write("whole".getBytes(StandardCharsets.UTF_8));
            assertEquals(5, file.appear());
        }
        assertEquals(List.of("whole"), contents());
    }

    @Test
    void aDirectoryThatIsMissingIsNamed() {
        Path missing = directory.resolve("none");
        NoSuchFileException said = assertThrows(NoSuchFileException.class, () -> WholeFile.create(missing.resolve("a")));
        assertEquals(missing.toString(), said.getFile());
    }

    @Test
    void whatIsWholeIsNotLostToSomebodyElsesFile() throws IOException {
        Path target = directory.resolve("a");
        try (WholeFile file = WholeFile.create(target)) {
            file.out().write("whole".getBytes(StandardCharsets.UTF_8));
            Files.writeString(target, "theirs");
            FileAlreadyExistsException taken = assertThrows(FileAlreadyExistsException.class, file::appear);
            assertTrue(taken.getReason().contains(".part"), taken::getReason);
        }
        assertEquals(List.of("theirs", "whole"), contents());
    }
}
