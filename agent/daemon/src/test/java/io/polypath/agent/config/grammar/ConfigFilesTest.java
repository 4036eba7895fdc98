package io.polypath.agent.config.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir
    Path directory;

    private final Problems problems = new Problems();
    private Path main;
    private Path dropIns;

    @BeforeEach
    void paths() throws IOException {
        main = directory.resolve("multipath.conf");
        dropIns = Files.createDirectory(directory.resolve("conf.d"));
    }

    private List<String> read() {
        return ConfigFiles.read(main, dropIns, problems).stream().map(ConfigText::text).toList();
    }

    private List<String> whats() {
        return problems.kept().stream().map(problem -> problem.severity().label() + " " + problem.what()).toList();
    }

    @Test
    void dropInsFollowTheMainFileInTheOrderOfTheirNamesBytes() throws IOException {
        Files.writeString(main, "main");
        for (String name : List.of("b.conf", "a.conf", "A.conf", ".h.conf", "10.conf", "9.conf", "a.b.conf", "x.conf.bak", "Z.CONF")) {
            Files.writeString(dropIns.resolve(name), name);
        }
        assertEquals(List.of("main", ".h.conf", "10.conf", "9.conf", "A.conf", "a.b.conf", "a.conf", "b.conf"), read());
        assertEquals(List.of(), whats());
    }

    @Test
    void aMissingMainFileIsANoteAndAMissingDirectoryNothing() throws IOException {
        Files.delete(dropIns);
        assertEquals(List.of(), read());
        assertEquals(List.of("note the file does not exist"), whats());
        assertFalse(problems.broken());
    }

    @Test
    void whatIsNoFileIsNotOpened() throws IOException {
        Files.createDirectory(main);
        Files.createDirectory(dropIns.resolve("sub.conf"));
        Files.createSymbolicLink(dropIns.resolve("zero.conf"), Path.of("/dev/zero"));
        assertEquals(List.of(), read());
        assertEquals(List.of("error not a regular file", "warning a directory", "error not a regular file"), whats());
    }

    @Test
    void aLinkToNothingSwitchesAFileOff() throws IOException {
        Files.createSymbolicLink(main, Path.of("/dev/null"));
        assertEquals(List.of(), read());
        assertEquals(List.of(), whats());
    }

    @Test
    void linksThatLeadNowhereOrInACircleAreErrors() throws IOException {
        Files.createSymbolicLink(main, main);
        Files.createSymbolicLink(dropIns.resolve("a.conf"), dropIns.resolve("absent"));
        Files.createSymbolicLink(dropIns.resolve("b.conf"), dropIns);
        assertEquals(List.of(), read());
        assertEquals(3, problems.kept().size());
        assertTrue(problems.broken());
    }

    @Test
    void aDirectoryThatIsNoneHasNoDropIns() throws IOException {
        Files.writeString(main, "main");
        Files.delete(dropIns);
        Files.writeString(dropIns, "a file");
        assertEquals(List.of("main"), read());
        assertEquals(List.of("warning not a directory"), whats());
    }

    @Test
    void aFileThatIsTooLongIsLeftOut() throws IOException {
        Files.write(main, new byte[ConfigFiles.MOST_BYTES + 1]);
        assertEquals(List.of(), read());
        assertEquals(List.of("error all files together have more than " + ConfigFiles.MOST_BYTES + " bytes"), whats());
    }

    @Test
    void aFileThatMayNotBeReadIsLeftOut() throws IOException {
        Files.writeString(main, "main");
        Files.setPosixFilePermissions(main, java.util.Set.of());
        assumeTrue(!Files.isReadable(main), "root reads everything");
        assertEquals(List.of(), read());
        assertEquals(List.of("error cannot be read: permission denied"), whats());
    }

    @Test
    void aPipeDoesNotHoldUpTheReader() throws IOException, InterruptedException {
        Path pipe = dropIns.resolve("pipe.conf");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
        Files.writeString(main, "main");
        assertEquals(List.of("main"), read());
        assertEquals(List.of("error not a regular file"), whats());
    }
}
