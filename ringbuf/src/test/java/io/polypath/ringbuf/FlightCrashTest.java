package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that records at full speed is killed with SIGKILL, and its file is read afterwards. With large records it
 * spends most of its time copying into the file, so most kills leave half a record.
 */
class FlightCrashTest {
    private static final int KILLS = 3;
    private static final int FEWEST_RECORDS = 1_000;
    private static final int MORE_RECORDS = 5_000;
    private static final long SEED = 0x5EED_0003L;

    @TempDir
    private Path temporary;

    /** A killed process, and the newest record that was seen in its file before. */
    private record Victim(long pid, long seen) {}

    @ParameterizedTest
    @ValueSource(ints = {256, 65_536})
    void afterKill9EveryRecordIsWholeAndTheNewestIsThere(int recordBytes) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Path directory = temporary.resolve("run" + kill);
            Victim victim = kill(directory, recordBytes, FEWEST_RECORDS + random.nextInt(MORE_RECORDS));
            assertReadable(file(directory, ""), victim);
        }
    }

    @Test
    void theFileOfAKilledRunIsStillReadableBesideThatOfTheNextRun() throws Exception {
        Path directory = temporary.resolve("run");
        Victim first = kill(directory, 256, FEWEST_RECORDS);
        Victim second = kill(directory, 256, FEWEST_RECORDS);
        assertReadable(file(directory, ""), second);
        assertReadable(file(directory, RunDirectory.PREVIOUS_SUFFIX), first);
    }

    private static Path file(Path directory, String suffix) {
        return directory.resolve(FileKind.FLIGHT.fileName(FlightWriterProcess.LANE) + suffix);
    }

    private static Victim kill(Path directory, int recordBytes, long records) throws Exception {
        String classes = String.join(File.pathSeparator, "target/classes", "target/test-classes", "../ffm-bindings/target/classes");
        assertTrue(Files.isDirectory(Path.of("target/classes")), "run from the module's directory");
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(java, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", classes,
                FlightWriterProcess.class.getName(), directory.toString(), String.valueOf(recordBytes))
                .inheritIO()
                .start();
        long seen = 0;
        try {
            while (seen < records && process.isAlive()) {
                seen = newestOf(file(directory, ""), process.pid());
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly();
        }
        assertEquals(128 + 9, process.waitFor(), "killed, not ended");
        return new Victim(process.pid(), seen);
    }

    /** The count of committed records in the file that the process is going to make, or has made. */
    private static long newestOf(Path file, long pid) throws IOException {
        try (MappedFileReader reader = new MappedFileReader(file, FileKind.FLIGHT)) {
            return reader.header().run().pid() == pid ? reader.word(FileHeaderDescriptor.CURSOR_OFFSET) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static void assertReadable(Path file, Victim victim) throws IOException {
        try (Arena arena = Arena.ofConfined(); FlightReader reader = FlightReader.open(file)) {
            assertEquals(victim.pid(), reader.header().run().pid());
            MemorySegment payload = arena.allocate(reader.payloadBytes());
            int read = 0;
            long last = 0;
            while (reader.next(payload)) {
                long sequence = reader.sequence();
                assertTrue(read == 0 || sequence == last + 1, "records follow each other");
                assertTrue(WholePattern.isWhole(payload, sequence), () -> "record " + sequence + " is not whole");
                assertEquals(-sequence, reader.timeNs());
                last = sequence;
                read++;
            }
            assertTrue(last >= victim.seen(), "newest record is " + last + ", but " + victim.seen() + " had been seen");
            assertTrue(reader.torn() <= 1, "a process dies in one record at most, torn: " + reader.torn());
            assertEquals(FlightWriterProcess.RECORDS, read + reader.torn(), "only a torn record costs an old one");
            assertEquals(0, reader.lost());
        }
    }
}
