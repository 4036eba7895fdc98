package io.polypath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A runtime directory may hold anything. Every command answers with a sentence, never with a stack trace. */
class HostileFilesTest {

    private static final long SEED = 20_261_121;
    private static final int HEADER_BYTES = 4_096;

    @TempDir
    Path directory;

    private FakeRun run;

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("paths.table", List.of("show", "paths")),
                Arguments.of("paths.table", List.of("show", "paths", "--wide")),
                Arguments.of("paths.table", List.of("show", "paths", "--json")),
                Arguments.of("lanes.table", List.of("show", "lanes")),
                Arguments.of("lanes.table", List.of("show", "lanes", "--json")),
                Arguments.of("latency.table", List.of("show", "latency")),
                Arguments.of("latency.table", List.of("show", "latency", "--json")),
                Arguments.of("owner.flight", List.of("explain", "sdb")),
                Arguments.of("owner.flight", List.of("explain", "sdb", "--json")),
                Arguments.of("paths.table", List.of("latency", "--report", "-")),
                Arguments.of("owner.flight", List.of("latency", "--report", "-")),
                Arguments.of("ports.flight", List.of("latency", "--report", "-")));
    }

    @BeforeEach
    void leaveSoundFiles() throws IOException {
        run = FakeRun.running(directory);
        MappedTable paths = run.table("paths");
        for (int row = 0; row < paths.rows(); row++) {
            FakeRun.upPath(paths, row, "sd" + (char) ('a' + row), "4:0:1:" + row);
            paths.publish(row);
        }
        publish(run.table("lanes"));
        publish(run.table("latency"));
        FlightRing history = run.portHistory(16);
        for (int i = 1; i <= 16; i++) {
            FakeRun.interval(history, 1, 10, FakeRun.MILLI, 1, i);
        }
        FakeRun.Pen pen = run.pen(16);
        for (int i = 1; i <= 16; i++) {
            pen.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, 1, i);
        }
    }

    private static void publish(MappedTable table) {
        for (int row = 0; row < table.rows(); row++) {
            MemorySegment at = table.open(row);
            LaneRow.work(at, 1, 1, 1, 1);
            at.set(ValueLayout.JAVA_INT, 0, 1 + row % 2);
            table.publish(row);
        }
    }

    /** Carries out a command, which must say something sensible and may fail. */
    private String run(List<String> words, String context) {
        Terminal terminal = Terminal.pipe(FakeRun.after(FakeRun.SECOND));
        String[] all = Stream.concat(words.stream(), Stream.of("--runtime-dir", directory.toString())).toArray(String[]::new);
        int status = terminal.run(all);
        String said = terminal.out() + terminal.err();
        assertTrue(status == 0 || status == 1, () -> context + ": status " + status);
        assertFalse(said.isBlank(), context);
        assertFalse(said.contains("Exception") || said.contains("\tat "), () -> context + ": " + said);
        assertEquals(status == 0, terminal.err().isEmpty(), () -> context + ": " + terminal.err());
        return said;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFileThatWasCutShortIsASentence(String file, List<String> words) throws IOException {
        long whole = Files.size(directory.resolve(file));
        for (long bytes : new long[] {0, 1, 255, 256, 300, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 1, whole - 1}) {
            try (FileChannel channel = FileChannel.open(directory.resolve(file), StandardOpenOption.WRITE)) {
                channel.truncate(bytes);
            }
            String said = run(words, file + " cut to " + bytes + " bytes");
            assertTrue(said.contains(file), said);
            leaveSoundFiles();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anyBytesBehindASoundHeaderAreShownOrASentence(String file, List<String> words) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = new byte[(int) Files.size(directory.resolve(file)) - HEADER_BYTES];
            random.nextBytes(bytes);
            keepWordsSound(bytes, file.endsWith(".flight"));
            overwrite(directory.resolve(file), HEADER_BYTES, bytes);
            run(words, file + " with random bytes, seed " + SEED + ", round " + round);
        }
    }

    /** Sequence words as a writer leaves them, so that what is behind them is looked at: fields of any value. */
    private static void keepWordsSound(byte[] bytes, boolean flight) {
        int recordBytes = flight ? 256 : 512;
        for (int at = 0; at < bytes.length; at += recordBytes) {
            long word = flight ? at / recordBytes + 1 : 1;
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, word);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aDamagedHeaderIsASentence(String file, List<String> words) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 20; round++) {
            byte[] one = {(byte) random.nextInt()};
            overwrite(directory.resolve(file), random.nextInt(264), one);
            run(words, file + " with a damaged header, seed " + SEED + ", round " + round);
            leaveSoundFiles();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void somethingElseUnderTheNameIsASentence(String file, List<String> words) throws IOException {
        Path there = directory.resolve(file);
        Files.delete(there);
        Files.createDirectory(there);
        assertTrue(run(words, "a directory").contains(file));
        Files.delete(there);
        Files.createSymbolicLink(there, Path.of("/dev/zero"));
        assertTrue(run(words, "a device").contains(file));
        Files.delete(there);
        Files.copy(directory.resolve(file.endsWith(".flight") ? "paths.table" : "owner.flight"), there);
        assertTrue(run(words, "another kind of file").contains(file));
        Files.delete(there);
        Files.writeString(there, "x".repeat(10_000));
        assertTrue(run(words, "a text").contains(file));
    }

    @Test
    void aTableOfAnotherLayoutIsASentence() throws IOException {
        FakeRun other = FakeRun.running(directory.resolve("other"));
        other.smallTable("paths");
        Terminal terminal = Terminal.pipe(FakeRun.after(0));
        assertEquals(1, terminal.run("show", "paths", "--runtime-dir", other.directory().toString()));
        assertTrue(terminal.err().contains("which another version of Polypath wrote"), terminal::err);
    }

    private static void overwrite(Path file, long offset, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        }
    }
}
