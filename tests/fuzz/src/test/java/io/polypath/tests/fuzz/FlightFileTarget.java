package io.polypath.tests.fuzz;

import io.polypath.ringbuf.FlightReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/** A flight recorder's file, which a daemon of another build may have written, or nobody. */
public final class FlightFileTarget {

    private static final long MOST_RECORDS = 10_000;

    private FlightFileTarget() {}

    /** Reads a file to its end. @throws IOException when there is no place for one */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path file = Files.createTempFile("fuzz", ".flight");
        try (Arena arena = Arena.ofConfined()) {
            Files.write(file, data);
            read(file, arena);
        } finally {
            Files.delete(file);
        }
    }

    private static void read(Path file, Arena arena) {
        try (FlightReader reader = FlightReader.open(file)) {
            MemorySegment payload = arena.allocate(reader.payloadBytes(), Long.BYTES);
            reader.skipToLast(3);
            for (long count = 0; count < MOST_RECORDS && reader.next(payload); count++) {
                reader.timeNs();
            }
        } catch (IOException refused) {
            // That is the right answer to most inputs.
        }
    }
}
