package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ringbuf.CounterReader.Reading;
import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {
    private static final int PER_THREAD = 100_000;

    @TempDir
    private Path temporary;

    private final Arena arena = Arena.ofShared();
    private RunDirectory directory;
    private Counters counters;

    @BeforeEach
    void create() throws IOException {
        directory = new RunDirectory(temporary.resolve("run"), RunIdentity.now("build 7"));
        counters = Counters.create(directory, "daemon", List.of("checks", "uevents dropped", "prüfungen"), arena);
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private List<Reading> read() throws IOException {
        try (CounterReader reader = CounterReader.open(directory.file(FileKind.COUNTERS, "daemon"))) {
            return reader.read();
        }
    }

    @Test
    void aReaderListsNamesAndValues() throws IOException {
        counters.increment(counters.slot("checks"));
        counters.add(counters.slot("checks"), 41);
        counters.setRelease(counters.slot("prüfungen"), -1);
        assertEquals(
                List.of(new Reading("checks", 42), new Reading("uevents dropped", 0), new Reading("prüfungen", -1)),
                read());
        assertEquals(42, counters.get(0));
        assertEquals(3, counters.size());
    }

    @Test
    void noIncrementOfAnyLaneIsLost() throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int thread = 0; thread < 3; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < PER_THREAD; i++) {
                        counters.increment(1);
                    }
                });
            }
        }
        assertEquals(3 * PER_THREAD, read().get(1).value());
    }

    @Test
    void aCounterThatDoesNotExistIsABug() {
        assertThrows(IllegalArgumentException.class, () -> counters.slot("nothing"));
        assertThrows(IndexOutOfBoundsException.class, () -> counters.increment(3));
        assertThrows(IndexOutOfBoundsException.class, () -> counters.get(-1));
    }

    @Test
    void namesMustDifferAndFitAndBeThere() {
        for (List<String> wrong : List.of(List.of("a", "a"), List.of(""), List.of("x".repeat(64)), List.<String>of())) {
            assertThrows(IllegalArgumentException.class, () -> Counters.create(directory, "wrong", wrong, arena));
        }
    }

    @Test
    void aCounterFileOfAnotherRecordSizeIsRefused() throws IOException {
        Path file = directory.file(FileKind.COUNTERS, "daemon");
        FilePatch.setInt(file, 16, 64);
        FilePatch.setLong(file, 24, 4096 + 3 * 64);
        FilePatch.repairChecksum(file);
        FilePatch.truncate(file, 4096 + 3 * 64);
        MappedFileException e = assertThrows(MappedFileException.class, () -> CounterReader.open(file));
        assertEquals(Fault.BAD_GEOMETRY, e.fault());
    }

    @Test
    void countingAllocatesNothing() {
        Allocation.assertNonePerUse(() -> {
            counters.increment(0);
            counters.add(1, 5);
            counters.setRelease(2, counters.get(0));
        });
    }
}
