package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImageTest {
    private static final RunIdentity RUN = new RunIdentity(17, new UUID(1, 2), "build 7", 3, 4);
    private static final FileHeader FLIGHT = new FileHeader(FileKind.FLIGHT, "owner", 64, 8, RUN);
    private static final FileHeader TABLE = new FileHeader(FileKind.TABLE, "paths", 64, 4, RUN);

    @TempDir
    private Path directory;

    private final MemorySegment payload = Arena.ofAuto().allocate(64);

    private Path flight(long... sequences) throws IOException {
        Path file = directory.resolve("owner.flight");
        try (FileImage image = FileImage.create(file, FLIGHT)) {
            for (long sequence : sequences) {
                payload.set(ValueLayout.JAVA_LONG, 0, sequence);
                image.record(sequence, sequence * 10, payload);
            }
        }
        return file;
    }

    private void assertNext(FlightReader reader, long sequence) throws IOException {
        assertTrue(reader.next(payload), () -> "record " + sequence + " is not there");
        assertEquals(sequence, reader.sequence());
        assertEquals(sequence * 10, reader.timeNs());
        assertEquals(sequence, payload.get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void aHeaderIsReadAsItWasWritten() throws IOException {
        assertEquals(FLIGHT, FileHeader.of(FLIGHT.bytes(), directory));
        assertEquals(TABLE, FileHeader.of(TABLE.bytes(), directory));
        byte[] damaged = FLIGHT.bytes();
        damaged[70] ^= 1;
        assertThrows(MappedFileException.class, () -> FileHeader.of(damaged, directory));
        assertThrows(MappedFileException.class, () -> FileHeader.of(new byte[FileHeader.BYTES], directory));
    }

    @Test
    void recordsHaveTheNumbersAndTimesThatTheyHadBefore() throws IOException {
        try (FlightReader reader = FlightReader.open(flight(11, 12, 13, 14, 15, 16, 17, 18))) {
            assertEquals(RUN, reader.header().run());
            for (int sequence = 11; sequence <= 18; sequence++) {
                assertNext(reader, sequence);
            }
            assertFalse(reader.next(payload));
            assertEquals(0, reader.lost() + reader.torn());
        }
    }

    @Test
    void whatIsMissingInTheMiddleCountsAsLostAndBeforeTheFirstAsNothing() throws IOException {
        try (FlightReader reader = FlightReader.open(flight(13, 14, 18))) {
            assertNext(reader, 13);
            assertNext(reader, 14);
            assertNext(reader, 18);
            assertFalse(reader.next(payload));
            assertEquals(3, reader.lost());
            assertEquals(0, reader.torn());
        }
    }

    @Test
    void anImageWithoutRecordsHasNone() throws IOException {
        try (FlightReader reader = FlightReader.open(flight())) {
            assertFalse(reader.next(payload));
        }
    }

    @Test
    void aRowIsTheOneThatWasWrittenLast() throws IOException {
        Path file = directory.resolve("paths.table");
        try (FileImage image = FileImage.create(file, TABLE)) {
            image.row(2, 5, payload);
            payload.set(ValueLayout.JAVA_INT, 0, 4711);
            image.row(2, 6, payload);
        }
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            MemorySegment row = MemorySegment.ofArray(new byte[reader.payloadBytes()]);
            assertFalse(reader.read(1, row));
            assertTrue(reader.read(2, row));
            assertEquals(6, reader.version());
            assertArrayEquals(payload.asSlice(0, reader.payloadBytes()).toArray(ValueLayout.JAVA_BYTE), row.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        flight(1);
        assertThrows(FileAlreadyExistsException.class, () -> flight(2));
    }
}
