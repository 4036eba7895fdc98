package io.polypath.cli.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import io.polypath.cli.report.Part;
import io.polypath.ringbuf.FileHeader;
import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.RunIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that was damaged, cut off or never was one is refused with the place and what is wrong there. */
class DamagedRecordingTest {

    private static final FileHeader RING =
            new FileHeader(FileKind.FLIGHT, "owner", 256, 16, new RunIdentity(1, new UUID(1, 2), "build", 3, 4));

    @TempDir
    private Path directory;

    private byte[] sound;

    @BeforeEach
    void record() throws Exception {
        FakeRun run = FakeRun.ended(directory.resolve("run"));
        FakeRun.Pen pen = run.pen(16);
        pen.found(0, "sda", "1:0:0:0", FakeRun.SECOND);
        pen.transition(0, "sda", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, FakeRun.MILLI, 2 * FakeRun.SECOND);
        MappedTable paths = run.table("paths");
        FakeRun.upPath(paths, 0, "sda", "1:0:0:0");
        paths.publish(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Recorder recorder = new Recorder(new RuntimeFiles(run.directory()), FakeRun.after(0), out)) {
            recorder.record(Map.of("host", "db4"), List.of(new Part("etc/text", () -> new byte[] {'x'})), () -> false);
        }
        sound = out.toByteArray();
    }

    private RecordingException refused(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("b.polyrec"), bytes);
        IOException refused = assertThrows(IOException.class, () -> Recording.open(file));
        assertTrue(refused.getMessage().startsWith(file + ": at byte "), refused::getMessage);
        return (RecordingException) refused.getCause();
    }

    /** What a block says that has all its checksums right. */
    private String refused(BlockKind kind, ByteBuffer content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BlockWriter blocks = new BlockWriter(out, 0)) {
            StreamWriter.begin(blocks, 0, RING);
            blocks.block(kind, content.array(), content.position());
            blocks.end(0);
        }
        return refused(out.toByteArray()).getMessage();
    }

    private static ByteBuffer content() {
        return RecordingDescriptor.little(new byte[4_096]);
    }

    @Test
    void everyByteThatIsWrongIsNoticed() throws IOException {
        for (int at = 0; at < sound.length; at++) {
            byte[] wrong = sound.clone();
            wrong[at] ^= 0x10;
            assertTrue(refused(wrong).offset() <= at + RecordingDescriptor.HEADER_BYTES, "byte " + at);
        }
    }

    @Test
    void whereverItIsCutOffTheMessageSaysWhere() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            RecordingException refused = refused(Arrays.copyOf(sound, length));
            assertEquals(length < RecordingDescriptor.MAGIC.length ? refused.offset() : length, refused.offset());
            assertTrue(refused.getMessage().contains("cut off"), refused::getMessage);
        }
    }

    @Test
    void whatFollowsTheEndIsNoticed() throws IOException {
        RecordingException refused = refused(Arrays.copyOf(sound, sound.length + 1));
        assertEquals("at byte " + sound.length + ": something follows the end", refused.getMessage());
    }

    @Test
    void aBlockThatIsMissingInTheMiddleIsNoticed() throws IOException {
        int first = RecordingDescriptor.HEADER_BYTES;
        int bytes = RecordingDescriptor.BLOCK_HEADER_BYTES
                + RecordingDescriptor.little(sound).getInt(first + RecordingDescriptor.STORED_OFFSET);
        byte[] without = Arrays.copyOf(sound, sound.length - bytes);
        System.arraycopy(sound, first + bytes, without, first, sound.length - first - bytes);
        assertEquals("at byte 32: block 0: it calls itself block 1", refused(without).getMessage());
    }

    @Test
    void anotherKindOfFileIsNamedForItsFirstBytes() throws IOException {
        assertEquals("at byte 0: not a recording: it begins with 7f 45 4c 46 02 01 01 00",
                refused(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0}).getMessage());
    }

    @Test
    void aLaterVersionIsNamed() throws IOException {
        byte[] later = sound.clone();
        later[RecordingDescriptor.VERSION_OFFSET] = 9;
        assertEquals("at byte 8: version 9 of the format, this program reads 1", refused(later).getMessage());
    }

    @Test
    void aZipThatIsNoReportIsNoRecording() throws IOException {
        Path file = Files.write(directory.resolve("b.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
        IOException refused = assertThrows(IOException.class, () -> Recording.open(file));
        assertTrue(refused.getMessage().startsWith(file + ": a damaged ZIP file"), refused::getMessage);
    }

    @Test
    void aPipeAndADirectoryAreNotRead() {
        assertTrue(assertThrows(IOException.class, () -> Recording.open(directory)).getMessage().endsWith("not a regular file"));
    }

    @Test
    void recordsThatDoNotFollowEachOtherAreRefused() throws IOException {
        ByteBuffer twice = content().putInt(0).putInt(0);
        for (int i = 0; i < 2; i++) {
            twice.putLong(7).putLong(0).put(new byte[240]);
        }
        String said = refused(BlockKind.RECORDS, twice);
        assertTrue(said.endsWith("block 1: record 7 of owner.flight after record 7"), said);
    }

    @Test
    void recordsThatNoFileHasRoomForAreRefused() throws IOException {
        ByteBuffer far = content().putInt(0).putInt(0).putLong(1).putLong(0).put(new byte[240])
                .putLong(1L << 40).putLong(0).put(new byte[240]);
        String said = refused(BlockKind.RECORDS, far);
        assertTrue(said.endsWith("records 1 to 1099511627776 of owner.flight are more than this program unpacks"), said);
    }

    @Test
    void recordsOfAFileThatIsNotThereAndHalfOnesAreRefused() throws IOException {
        assertTrue(refused(BlockKind.RECORDS, content().putInt(1).putInt(0)).endsWith("no such file: 1"));
        assertTrue(refused(BlockKind.RECORDS, content().putInt(-1).putInt(0)).endsWith("no such file: 4294967295"));
        assertTrue(refused(BlockKind.ROWS, content().putInt(0).putInt(0).putLong(0)).endsWith("no such file: 0"));
        assertTrue(refused(BlockKind.RECORDS, content().putInt(0).putInt(0).putLong(1).putLong(0).put(new byte[200]))
                .endsWith("ends in the middle, 40 bytes too early"));
    }

    @Test
    void aFileWhoseHeaderIsDamagedOrWhoseNameLeadsElsewhereIsRefused() throws IOException {
        String said = refused(BlockKind.STREAM, content().putInt(1).putInt(0).put(new byte[FileHeader.BYTES]));
        assertTrue(said.contains("not a file of this program"), said);
        FileHeader elsewhere = new FileHeader(FileKind.TABLE, "../../etc/cron", 64, 16, RING.run());
        assertTrue(refused(BlockKind.STREAM, content().putInt(1).putInt(0).put(elsewhere.bytes())).contains("does not belong here"));
    }

    @Test
    void theCommandSaysItInASentence() throws IOException {
        Path file = Files.write(directory.resolve("b.polyrec"), Arrays.copyOf(sound, 100));
        Terminal pipe = Terminal.pipe(FakeRun.after(0));
        assertEquals(1, pipe.run("replay", file.toString()));
        assertTrue(pipe.err().startsWith("polypath: " + file + ": at byte 100: cut off: block "), pipe::err);
        assertEquals(1, pipe.run("replay", directory.resolve("none").toString()));
        assertTrue(pipe.err().endsWith("none: does not exist\n"), pipe::err);
    }
}
