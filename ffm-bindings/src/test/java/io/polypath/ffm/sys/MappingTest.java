package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
    private static final int SIZE = 5000;

    @TempDir Path directory;
    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private Path file;
    private int fd;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.write(directory.resolve("ring"), new byte[SIZE]);
        fd = sys.open(CString.allocate(arena, file.toString()), Linux.O_RDWR() | Linux.O_CLOEXEC(), 0);
        assertTrue(fd >= 0, () -> Errno.describe(fd));
    }

    @AfterEach
    void release() {
        sys.close(fd);
        arena.close();
    }

    @Test
    void aStoreReachesTheFileAndOtherMappings() throws IOException {
        try (Arena pages = Arena.ofConfined()) {
            MemorySegment written = Mapping.map(sys, pages, fd, SIZE, true);
            MemorySegment seen = Mapping.map(sys, pages, fd, SIZE, false);
            written.set(ValueLayout.JAVA_BYTE, SIZE - 1, (byte) 42);
            assertEquals(42, seen.get(ValueLayout.JAVA_BYTE, SIZE - 1));
        }
        byte[] expected = new byte[SIZE];
        expected[SIZE - 1] = 42;
        assertArrayEquals(expected, Files.readAllBytes(file));
    }

    @Test
    void aMappingIsBoundedAndAReadersMappingIsReadOnly() throws IOException {
        MemorySegment seen = Mapping.map(sys, arena, fd, SIZE, false);
        assertEquals(SIZE, seen.byteSize());
        assertThrows(IndexOutOfBoundsException.class, () -> seen.get(ValueLayout.JAVA_BYTE, SIZE));
        assertThrows(IllegalArgumentException.class, () -> seen.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    }

    @Test
    void aToolMapsTheWholeFileForReading() throws IOException {
        MemorySegment written = Mapping.map(sys, arena, fd, SIZE, true);
        MemorySegment seen = Mapping.read(arena, file);
        assertEquals(SIZE, seen.byteSize());
        written.set(ValueLayout.JAVA_BYTE, 7, (byte) 42);
        assertEquals(42, seen.get(ValueLayout.JAVA_BYTE, 7));
        assertThrows(IllegalArgumentException.class, () -> seen.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    }

    @Test
    void closingTheArenaUnmapsTheFile() throws IOException {
        try (Arena pages = Arena.ofConfined()) {
            Mapping.map(sys, pages, fd, SIZE, false);
            assertTrue(mapped());
        }
        assertEquals(false, mapped());
    }

    @Test
    void moreThanTheFileHoldsIsRefused() {
        IOException refusal = assertThrows(IOException.class, () -> Mapping.map(sys, arena, fd, SIZE + 1, false));
        assertEquals("map 5001 bytes of a file of 5000", refusal.getMessage());
    }

    @Test
    void theKernelsRefusalIsNamed() {
        int readOnly = sys.open(CString.allocate(arena, file.toString()), Linux.O_RDONLY() | Linux.O_CLOEXEC(), 0);
        IOException refusal = assertThrows(IOException.class, () -> Mapping.map(sys, arena, readOnly, SIZE, true));
        assertEquals("mmap: EACCES (permission denied)", refusal.getMessage());
        sys.close(readOnly);
    }

    private boolean mapped() throws IOException {
        return Files.readString(Path.of("/proc/self/maps")).contains(file.toString());
    }
}
