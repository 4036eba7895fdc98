package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedTableTest {
    private static final int ROW_BYTES = 200;
    private static final int ROWS = 3;
    private static final long VERSIONS_WRITTEN = 500_000;

    @TempDir
    private Path temporary;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment copy = arena.allocate(ROW_BYTES - 8);
    private RunDirectory directory;
    private MappedTable table;
    private Path file;

    @BeforeEach
    void create() throws IOException {
        directory = new RunDirectory(temporary.resolve("run"), RunIdentity.now("build 7"));
        table = MappedTable.create(directory, "paths", ROW_BYTES, ROWS, arena);
        file = directory.file(FileKind.TABLE, "paths");
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private void publish(int row, long number) {
        WholePattern.fill(table.open(row), number);
        table.publish(row);
    }

    @Test
    void aRowReadsAsItWasPublishedLast() throws IOException {
        publish(0, 10);
        publish(2, 20);
        publish(2, 21);
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            assertEquals(ROWS, reader.rows());
            assertEquals(ROW_BYTES - 8, reader.payloadBytes());
            assertTrue(reader.read(0, copy));
            assertTrue(WholePattern.isWhole(copy, 10));
            assertEquals(1, reader.version());
            assertTrue(reader.read(2, copy));
            assertTrue(WholePattern.isWhole(copy, 21));
            assertEquals(2, reader.version());
        }
    }

    @Test
    void aRowThatWasNeverPublishedCannotBeRead() throws IOException {
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            assertFalse(reader.read(1, copy));
        }
    }

    @Test
    void theRowsThatWereEverPublishedAreFoundAmongAllOthers() throws IOException {
        MappedTable large = MappedTable.create(directory, "maps", ROW_BYTES, 5_000, arena);
        int[] rows = {0, 1, 326, 327, 328, 4_242, 4_999};
        for (int row : rows) {
            large.open(row);
            large.publish(row);
        }
        large.open(77);
        try (MappedTableReader reader = MappedTableReader.open(directory.file(FileKind.TABLE, "maps"))) {
            assertArrayEquals(new int[] {0, 1, 77, 326, 327, 328, 4_242, 4_999}, reader.published());
            assertFalse(reader.read(77, copy));
        }
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            assertArrayEquals(new int[0], reader.published());
        }
    }

    @Test
    void aRowInWhichTheWriterDiedCannotBeReadAndTheOthersCan() throws IOException {
        publish(0, 1);
        publish(1, 1);
        table.open(1).set(ValueLayout.JAVA_LONG, 0, 5);
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            assertFalse(reader.read(1, copy));
            assertTrue(reader.read(0, copy));
            table.publish(1);
            assertTrue(reader.read(1, copy));
        }
    }

    @Test
    void anOpenRowHoldsWhatWasPublishedBefore() {
        publish(1, 7);
        assertTrue(WholePattern.isWhole(table.open(1), 7));
    }

    @Test
    void openingTwoRowsAndPublishingAClosedOneAreBugs() {
        assertThrows(IllegalStateException.class, () -> table.publish(0));
        table.open(0);
        assertThrows(IllegalStateException.class, () -> table.open(1));
        assertThrows(IllegalStateException.class, () -> table.publish(1));
        table.publish(0);
        assertThrows(IllegalStateException.class, () -> table.publish(0));
    }

    @Test
    void aRowThatDoesNotExistIsABug() throws IOException {
        assertThrows(IndexOutOfBoundsException.class, () -> table.open(ROWS));
        table.open(0);
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            assertThrows(IndexOutOfBoundsException.class, () -> reader.read(ROWS, copy));
            assertThrows(IndexOutOfBoundsException.class, () -> reader.read(-1, copy));
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsAnError() throws IOException {
        publish(2, 1);
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            FilePatch.truncate(file, 4096 + 2 * ROW_BYTES + 50);
            assertEquals(Fault.TOO_SHORT, assertThrows(MappedFileException.class, () -> reader.read(2, copy)).fault());
        }
    }

    @Test
    void aReaderThatRacesTheWriterNeverGetsPartOfARow() throws Exception {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (long n = 1; n <= VERSIONS_WRITTEN; n++) {
                publish(1, n);
            }
        });
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            long last = 0;
            while (!writer.isDone() || last < VERSIONS_WRITTEN) {
                if (reader.read(1, copy)) {
                    long version = reader.version();
                    assertTrue(version >= last, "versions never go back");
                    assertTrue(WholePattern.isWhole(copy, version), () -> "version " + version + " is not whole");
                    last = version;
                }
                if (writer.isCompletedExceptionally()) {
                    break;
                }
            }
        }
        writer.join();
    }

    @Test
    void rewritingARowAllocatesNothing() {
        Allocation.assertNonePerUse(() -> {
            table.open(2).set(ValueLayout.JAVA_LONG, 16, 43);
            table.publish(2);
        });
    }
}
