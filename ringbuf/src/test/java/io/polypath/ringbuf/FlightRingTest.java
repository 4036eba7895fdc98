package io.polypath.ringbuf;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRingTest {
    private static final int RECORD_BYTES = 64;
    private static final int RECORDS = 8;
    private static final int CURSOR = 256;

    @TempDir
    private Path temporary;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment payload = arena.allocate(RECORD_BYTES);
    private RunDirectory directory;
    private FlightRing ring;
    private Path file;

    @BeforeEach
    void create() throws IOException {
        directory = new RunDirectory(temporary.resolve("run"), RunIdentity.now("build 7"));
        ring = FlightRing.create(directory, "owner", RECORD_BYTES, RECORDS, arena);
        file = directory.file(FileKind.FLIGHT, "owner");
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private void record(long from, long to) {
        for (long n = from; n <= to; n++) {
            WholePattern.fill(ring.begin(n * 1000), n);
            ring.commit();
        }
    }

    private void assertNext(FlightReader reader, long sequence) throws IOException {
        assertTrue(reader.next(payload), () -> "record " + sequence + " is not there");
        assertEquals(sequence, reader.sequence());
        assertEquals(sequence * 1000, reader.timeNs());
        assertTrue(WholePattern.isWhole(payload.asSlice(0, reader.payloadBytes()), sequence));
    }

    private long slotOffset(long sequence) {
        return 4096 + (sequence - 1) % RECORDS * RECORD_BYTES;
    }

    @Test
    void aFileWithoutRecordsHasNone() throws IOException {
        try (FlightReader reader = FlightReader.open(file)) {
            assertFalse(reader.next(payload));
            assertEquals(0, reader.sequence());
            assertEquals(0, reader.lost() + reader.torn());
        }
    }

    @Test
    void recordsAreReadInOrderAndTheReaderFollowsTheWriter() throws IOException {
        try (FlightReader reader = FlightReader.open(file)) {
            record(1, 3);
            for (int n = 1; n <= 3; n++) {
                assertNext(reader, n);
            }
            assertFalse(reader.next(payload));
            record(4, 4);
            assertNext(reader, 4);
            assertFalse(reader.next(payload));
            assertEquals(0, reader.lost() + reader.torn());
        }
    }

    @Test
    void theNewestRecordsReplaceTheOldest() throws IOException {
        record(1, 21);
        try (FlightReader reader = FlightReader.open(file)) {
            for (int n = 14; n <= 21; n++) {
                assertNext(reader, n);
            }
            assertFalse(reader.next(payload));
            assertEquals(0, reader.lost());
        }
    }

    @Test
    void aReaderThatWasOvertakenCountsWhatItLost() throws IOException {
        record(1, 2);
        try (FlightReader reader = FlightReader.open(file)) {
            assertNext(reader, 1);
            record(3, 30);
            int read = 0;
            while (reader.next(payload)) {
                read++;
            }
            assertEquals(30, reader.sequence());
            assertEquals(29, read + reader.lost());
            assertTrue(read >= RECORDS / 2, "read only " + read);
        }
    }

    @Test
    void theLastRecordsCanBeAskedForAlone() throws IOException {
        record(1, 6);
        try (FlightReader reader = FlightReader.open(file)) {
            reader.skipToLast(2);
            assertNext(reader, 5);
            assertNext(reader, 6);
            reader.skipToLast(0);
            assertFalse(reader.next(payload));
            record(7, 7);
            assertNext(reader, 7);
            assertEquals(0, reader.lost());
        }
        try (FlightReader reader = FlightReader.open(file)) {
            reader.skipToLast(100);
            assertNext(reader, 1);
        }
    }

    @Test
    void aRecordThatTheWriterDiedInIsTornAndNotDelivered() throws IOException {
        record(1, 3);
        FilePatch.setLong(file, slotOffset(4), -4);
        try (FlightReader reader = FlightReader.open(file)) {
            for (int n = 1; n <= 3; n++) {
                assertNext(reader, n);
            }
            assertFalse(reader.next(payload));
            assertEquals(1, reader.torn());
            assertFalse(reader.next(payload));
            assertEquals(1, reader.torn(), "the same torn record is counted once");
        }
    }

    @Test
    void aTornRecordCostsTheRecordThatItWasToReplace() throws IOException {
        record(1, 10);
        FilePatch.setLong(file, slotOffset(11), -11);
        try (FlightReader reader = FlightReader.open(file)) {
            for (int n = 4; n <= 10; n++) {
                assertNext(reader, n);
            }
            assertFalse(reader.next(payload));
            assertEquals(1, reader.torn());
            assertEquals(0, reader.lost());
        }
    }

    @Test
    void aRecordThatIsFinishedLaterIsNoLongerTorn() throws IOException {
        record(1, 1);
        FilePatch.setLong(file, slotOffset(2), -2);
        try (FlightReader reader = FlightReader.open(file)) {
            assertNext(reader, 1);
            assertFalse(reader.next(payload));
            assertEquals(1, reader.torn());
            record(2, 2);
            assertNext(reader, 2);
            assertEquals(0, reader.torn());
        }
    }

    @Test
    void aRecordThatWasCommittedJustBeforeTheCursorMovedIsRead() throws IOException {
        record(1, 3);
        FilePatch.setLong(file, CURSOR, 2);
        try (FlightReader reader = FlightReader.open(file)) {
            for (int n = 1; n <= 3; n++) {
                assertNext(reader, n);
            }
            assertFalse(reader.next(payload));
        }
    }

    @Test
    void theCursorOfAWriterThatDiedBeforeMovingItCostsNothing() throws IOException {
        record(1, 11);
        FilePatch.setLong(file, CURSOR, 10);
        try (FlightReader reader = FlightReader.open(file)) {
            for (int n = 4; n <= 11; n++) {
                assertNext(reader, n);
            }
            assertFalse(reader.next(payload));
            assertEquals(0, reader.lost() + reader.torn());
        }
    }

    @Test
    void recordsThatDoNotBelongWhereTheyLieAreSkippedAndCounted() throws IOException {
        record(1, 5);
        FilePatch.setLong(file, slotOffset(2), 0);
        FilePatch.setLong(file, slotOffset(4), Long.MIN_VALUE);
        try (FlightReader reader = FlightReader.open(file)) {
            assertNext(reader, 1);
            assertNext(reader, 3);
            assertNext(reader, 5);
            assertFalse(reader.next(payload));
            assertEquals(2, reader.torn());
        }
    }

    @Test
    void aCursorThatCannotBeIsAnError() throws IOException {
        for (long cursor : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            FilePatch.setLong(file, CURSOR, cursor);
            MappedFileException e = assertThrows(MappedFileException.class, () -> FlightReader.open(file));
            assertEquals(Fault.BAD_CURSOR, e.fault());
        }
    }

    @Test
    void aCursorFarAheadOfTheRecordsEndsTheReading() throws IOException {
        record(1, 5);
        FilePatch.setLong(file, CURSOR, 1L << 60);
        try (FlightReader reader = FlightReader.open(file)) {
            assertFalse(reader.next(payload));
            assertEquals(RECORDS, reader.torn());
            assertFalse(reader.next(payload));
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsAnError() throws IOException {
        record(1, 8);
        try (FlightReader reader = FlightReader.open(file)) {
            assertNext(reader, 1);
            FilePatch.truncate(file, slotOffset(2) + 20);
            assertEquals(Fault.TOO_SHORT, assertThrows(MappedFileException.class, () -> reader.next(payload)).fault());
            FilePatch.truncate(file, 100);
            assertEquals(Fault.TOO_SHORT, assertThrows(MappedFileException.class, () -> reader.next(payload)).fault());
        }
    }

    @Test
    void everyRecordBeginsAsZeros() throws IOException {
        ring.begin(1).fill((byte) 0xff);
        ring.commit();
        MemorySegment second = ring.begin(2);
        assertEquals(RECORD_BYTES - 16, second.byteSize());
        assertEquals(-1, second.mismatch(arena.allocate(second.byteSize())));
    }

    @Test
    void aRecordThatWasBegunAndNotCommittedIsForgotten() throws IOException {
        WholePattern.fill(ring.begin(7), 99);
        record(1, 1);
        assertEquals(1, ring.committed());
        try (FlightReader reader = FlightReader.open(file)) {
            assertNext(reader, 1);
        }
    }

    @Test
    void committingNothingIsABug() {
        assertThrows(IllegalStateException.class, ring::commit);
        record(1, 1);
        assertThrows(IllegalStateException.class, ring::commit);
    }

    @Test
    void sizesThatAreNoPowerOfTwoAreRefused() {
        for (int[] wrong : new int[][] {{48, 8}, {64, 7}, {16, 8}, {64, 0}, {0, 8}, {-64, 8}, {64, -8}, {1 << 17, 8}}) {
            assertThrows(IllegalArgumentException.class,
                    () -> FlightRing.create(directory, "wrong", wrong[0], wrong[1], arena));
        }
    }

    @Test
    void theHeaderSaysWhoWroteTheFileAndDatesItsRecords() throws IOException {
        record(1, 1);
        try (FlightReader reader = FlightReader.open(file)) {
            FileHeader header = reader.header();
            assertEquals("owner", header.name());
            assertEquals(directory.run(), header.run());
            assertEquals("build 7", header.run().buildId());
            assertEquals(ProcessHandle.current().pid(), header.run().pid());
            long laterNs = header.run().monotonicNs() + 5_000_000_000L;
            assertEquals(header.run().wallNs() + 5_000_000_000L, header.run().wallNs(laterNs));
        }
    }

    @Test
    void recordingAllocatesNothing() {
        Allocation.assertNonePerUse(() -> {
            ring.begin(42).set(ValueLayout.JAVA_LONG, 8, 43);
            ring.commit();
        });
    }
}
