package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
    @TempDir
    private Path temporary;

    private final Arena arena = Arena.ofShared();
    private RunIdentity run;

    @BeforeEach
    void identify() throws IOException {
        run = RunIdentity.now("build 7");
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor();
    }

    @Test
    void onlyTheUserOfTheProcessCanReadDirectoryAndFiles() throws IOException {
        RunDirectory directory = new RunDirectory(temporary.resolve("a/b"), run);
        FlightRing.create(directory, "owner", 64, 8, arena);
        assertEquals("rwx------", mode(temporary.resolve("a/b")));
        assertEquals("rw-------", mode(directory.file(FileKind.FLIGHT, "owner")));
    }

    @Test
    void theFileOfTheRunBeforeIsKeptAndTheOneBeforeItIsNot() throws IOException {
        RunDirectory directory = new RunDirectory(temporary.resolve("run"), run);
        for (long runs = 1; runs <= 3; runs++) {
            FlightRing ring = FlightRing.create(directory, "owner", 64, 8, arena);
            ring.begin(runs);
            ring.commit();
        }
        Path file = directory.file(FileKind.FLIGHT, "owner");
        assertEquals(3, firstTimeNs(file));
        assertEquals(2, firstTimeNs(file.resolveSibling(file.getFileName() + RunDirectory.PREVIOUS_SUFFIX)));
        assertEquals(List.of("owner.flight", "owner.flight.prev"), names(temporary.resolve("run")));
    }

    private long firstTimeNs(Path file) throws IOException {
        try (FlightReader reader = FlightReader.open(file)) {
            assertTrue(reader.next(arena.allocate(reader.payloadBytes())));
            return reader.timeNs();
        }
    }

    @Test
    void whatACrashedStartLeftBehindIsReplacedAndNotFollowed() throws IOException {
        RunDirectory directory = new RunDirectory(temporary.resolve("run"), run);
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "precious");
        Files.createSymbolicLink(temporary.resolve("run/owner.flight.new"), elsewhere);
        Files.createSymbolicLink(directory.file(FileKind.FLIGHT, "owner"), elsewhere);
        FlightRing.create(directory, "owner", 64, 8, arena);
        assertEquals("precious", Files.readString(elsewhere));
        FlightReader.open(directory.file(FileKind.FLIGHT, "owner")).close();
    }

    @Test
    void onlyTheUserMayWriteToTheDirectory() throws IOException {
        for (String wrong : new String[] {"rwxrwx---", "rwx----w-", "rwxrwxrwx"}) {
            Path open = Files.createTempDirectory(temporary, "open");
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(wrong));
            MappedFileException e = assertThrows(MappedFileException.class, () -> new RunDirectory(open, run));
            assertEquals(Fault.UNSAFE_DIRECTORY, e.fault());
        }
    }

    @Test
    void aDirectoryBehindALinkIsRefused() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        assertEquals(Fault.UNSAFE_DIRECTORY,
                assertThrows(MappedFileException.class, () -> new RunDirectory(link, run)).fault());
    }

    @Test
    void aDirectoryOfAnotherUserIsRefusedAndNothingIsLeftInIt() throws Exception {
        Path foreign = temporary.resolve("foreign");
        Files.createDirectory(foreign);
        assumeTrue(run("chown", "12345", foreign.toString()) == 0, "changing the owner needs CAP_CHOWN");
        assertEquals(Fault.UNSAFE_DIRECTORY,
                assertThrows(MappedFileException.class, () -> new RunDirectory(foreign, run)).fault());
        assertEquals(List.of(), names(foreign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "Owner", "a.b", "0123456789012345678901234567890x", " "})
    void aNameThatIsNoNameIsRefused(String name) throws IOException {
        RunDirectory directory = new RunDirectory(temporary.resolve("run"), run);
        assertThrows(IllegalArgumentException.class, () -> FlightRing.create(directory, name, 64, 8, arena));
        assertEquals(List.of(), names(temporary.resolve("run")));
    }

    @Test
    void aFullFileSystemIsAnErrorAtStartAndKeepsTheFileOfTheRunBefore() throws Exception {
        Path small = Files.createDirectory(temporary.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", small.toString()) == 0,
                "mounting a small tmpfs needs CAP_SYS_ADMIN");
        try {
            RunDirectory directory = new RunDirectory(small, run);
            FlightRing.create(directory, "owner", 64, 8, arena);
            MappedFileException e = assertThrows(MappedFileException.class,
                    () -> FlightRing.create(directory, "owner", 1024, 1024, arena));
            assertEquals(Fault.NO_SPACE, e.fault());
            assertEquals(List.of("owner.flight"), names(small));
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    @Test
    void aFileHasAllItsMemoryWhenItAppears() throws Exception {
        RunDirectory directory = new RunDirectory(temporary.resolve("run"), run);
        MappedTable.create(directory, "paths", 1000, 77, arena);
        Path file = directory.file(FileKind.TABLE, "paths");
        assertEquals(4096 + 77_000, Files.size(file));
        assertFalse(Files.exists(file.resolveSibling("paths.table.new")));
    }
}
