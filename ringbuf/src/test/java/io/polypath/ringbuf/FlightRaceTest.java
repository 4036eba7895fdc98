package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlightRaceTest {
    private static final int RECORD_BYTES = 256;
    private static final long RECORDS_WRITTEN = 1_000_000;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 4096})
    void aReaderThatRacesTheWriterNeverGetsPartOfARecord(int records) throws Exception {
        try (Arena arena = Arena.ofShared()) {
            RunDirectory directory = new RunDirectory(temporary.resolve("run"), RunIdentity.now("race"));
            FlightRing ring = FlightRing.create(directory, "race", RECORD_BYTES, records, arena);
            try (FlightReader reader = FlightReader.open(directory.file(FileKind.FLIGHT, "race"))) {
                CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(ring));
                long read = 0;
                while (!writer.isDone()) {
                    read += readAll(reader, arena);
                }
                writer.join();
                read += readAll(reader, arena);
                assertEquals(RECORDS_WRITTEN, reader.sequence(), "the newest record was read last");
                assertEquals(RECORDS_WRITTEN, read + reader.lost(), "every record was read or counted as lost");
                assertEquals(0, reader.torn());
            }
        }
    }

    private static void write(FlightRing ring) {
        for (long n = 1; n <= RECORDS_WRITTEN; n++) {
            WholePattern.fill(ring.begin(-n), n);
            ring.commit();
        }
    }

    private static long readAll(FlightReader reader, Arena arena) throws IOException {
        MemorySegment payload = arena.allocate(reader.payloadBytes());
        long read = 0;
        long last = reader.sequence();
        while (reader.next(payload)) {
            long sequence = reader.sequence();
            assertTrue(sequence > last, "records come in order");
            assertTrue(WholePattern.isWhole(payload, sequence), () -> "record " + sequence + " is not whole");
            assertEquals(-sequence, reader.timeNs());
            last = sequence;
            read++;
        }
        return read;
    }
}
