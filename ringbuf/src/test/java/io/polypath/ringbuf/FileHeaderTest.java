package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that a reader must refuse, each for its own reason. Offsets are those of the picture in the descriptor. */
class FileHeaderTest {
    private static final int VERSION = 8;
    private static final int HEADER_BYTES = 12;
    private static final int RECORD_BYTES = 16;
    private static final int RECORDS = 20;
    private static final int FILE_BYTES = 24;
    private static final int CHECKED_BYTES = 252;
    private static final long FUZZ_SEED = 0x5EED_0004L;

    @TempDir
    private Path temporary;

    private final Arena arena = Arena.ofShared();
    private Path file;

    @BeforeEach
    void create() throws IOException {
        RunDirectory directory = new RunDirectory(temporary.resolve("run"), RunIdentity.now("build 7"));
        FlightRing.create(directory, "owner", 64, 8, arena);
        file = directory.file(FileKind.FLIGHT, "owner");
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private void assertRefused(Fault fault) {
        assertEquals(fault, assertThrows(MappedFileException.class, () -> FlightReader.open(file)).fault());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 100, 255})
    void aFileShorterThanAHeaderIsTooShort(long bytes) throws IOException {
        FilePatch.truncate(file, bytes);
        assertRefused(Fault.TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(longs = {256, 4096, 4096 + 8 * 64 - 1})
    void aFileShorterThanItsHeaderSaysIsTooShort(long bytes) throws IOException {
        FilePatch.truncate(file, bytes);
        assertRefused(Fault.TOO_SHORT);
    }

    @Test
    void aFileLongerThanItsHeaderSaysIsTooLong() throws IOException {
        FilePatch.setInt(file, 4096 + 8 * 64, 0);
        assertRefused(Fault.TOO_LONG);
    }

    @Test
    void otherMagicIsNoFileOfOurs() throws IOException {
        FilePatch.setLong(file, 0, 0x464c457f);
        assertRefused(Fault.UNKNOWN_MAGIC);
    }

    @Test
    void aTableIsNoFlightFile() throws IOException {
        FilePatch.setLong(file, 0, FileKind.TABLE.magic());
        assertRefused(Fault.OTHER_KIND);
        assertThrows(MappedFileException.class, () -> CounterReader.open(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void anotherVersionIsRefusedBeforeAnythingElseIsBelieved(int version) throws IOException {
        FilePatch.setInt(file, VERSION, version);
        assertRefused(Fault.UNKNOWN_VERSION);
    }

    @Test
    void aChangedHeaderFailsItsChecksum() throws IOException {
        for (int offset = HEADER_BYTES; offset < CHECKED_BYTES; offset += Integer.BYTES) {
            create();
            FilePatch.setInt(file, offset, 0x5a5a5a5a);
            assertRefused(Fault.CORRUPT_HEADER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        HEADER_BYTES + ",0", HEADER_BYTES + ",256", HEADER_BYTES + ",-4096",
        RECORD_BYTES + ",0", RECORD_BYTES + ",-64", RECORD_BYTES + ",8", RECORD_BYTES + ",65", RECORD_BYTES + ",96",
        RECORD_BYTES + ",128", RECORD_BYTES + ",131072",
        RECORDS + ",0", RECORDS + ",-8", RECORDS + ",7", RECORDS + ",16", RECORDS + ",33554432",
        RECORDS + ",2147483647",
        FILE_BYTES + ",0", FILE_BYTES + ",4097",
    })
    void anImpossibleGeometryIsRefusedThoughTheChecksumMatches(int offset, int value) throws IOException {
        FilePatch.setInt(file, offset, value);
        FilePatch.repairChecksum(file);
        assertRefused(Fault.BAD_GEOMETRY);
    }

    @Test
    void aFlightFileWhoseRecordsHaveNoPayloadIsRefused() throws IOException {
        FilePatch.setInt(file, RECORD_BYTES, 16);
        FilePatch.setLong(file, FILE_BYTES, 4096 + 8 * 16);
        FilePatch.repairChecksum(file);
        FilePatch.truncate(file, 4096 + 8 * 16);
        assertRefused(Fault.BAD_GEOMETRY);
    }

    @Test
    void textsWithoutAnEndStopAtTheEndOfTheirField() throws IOException {
        for (int offset = 72; offset < 168; offset += Long.BYTES) {
            FilePatch.setLong(file, offset, 0x4141414141414141L);
        }
        FilePatch.repairChecksum(file);
        try (FlightReader reader = FlightReader.open(file)) {
            assertEquals("A".repeat(32), reader.header().name());
            assertEquals("A".repeat(64), reader.header().run().buildId());
        }
    }

    @Test
    void whateverBytesAHeaderHoldsTheAnswerIsATypedErrorOrAReader() throws IOException {
        SplittableRandom random = new SplittableRandom(FUZZ_SEED);
        for (int round = 0; round < 500; round++) {
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                FilePatch.setInt(file, HEADER_BYTES + 4L * random.nextInt(62), random.nextInt() >> random.nextInt(32));
            }
            FilePatch.repairChecksum(file);
            try (FlightReader reader = FlightReader.open(file)) {
                reader.next(arena.allocate(reader.payloadBytes()));
            } catch (MappedFileException expected) {
                create();
            }
        }
    }

    @Test
    void aDirectoryAPipeAndALinkAreNoRegularFiles() throws IOException, InterruptedException {
        Path pipe = temporary.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path link = Files.createSymbolicLink(temporary.resolve("link"), file);
        for (Path wrong : new Path[] {temporary, pipe, link}) {
            MappedFileException e = assertThrows(MappedFileException.class, () -> FlightReader.open(wrong));
            assertEquals(Fault.NOT_A_REGULAR_FILE, e.fault());
        }
    }

    @Test
    void aMissingFileIsReportedAsMissing() {
        assertThrows(NoSuchFileException.class, () -> FlightReader.open(temporary.resolve("nothing")));
    }
}
