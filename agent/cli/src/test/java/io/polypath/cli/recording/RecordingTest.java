package io.polypath.cli.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.report.Part;
import io.polypath.cli.runtime.Failure;
import io.polypath.ringbuf.MappedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final Map<String, String> ABOUT = Map.of("host", "db4");

    @TempDir
    private Path directory;

    private FakeRun run;
    private FakeRun.Pen pen;
    private MappedTable paths;

    @BeforeEach
    void aDaemonHasRun() throws Exception {
        run = FakeRun.ended(directory.resolve("run"));
        pen = run.pen(16);
        pen.found(0, "sda", "1:0:0:0", FakeRun.SECOND);
        pen.found(1, "sdb", "1:0:0:1", FakeRun.SECOND);
        pen.transition(0, "sda", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, FakeRun.MILLI, 2 * FakeRun.SECOND);
        pen.transition(1, "sdb", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, FakeRun.MILLI, 2 * FakeRun.SECOND);
        pen.transition(0, "sda", PathState.UP, PathState.DOWN, Reason.TRANSPORT_DISRUPTED, FakeRun.MILLI, 95 * FakeRun.SECOND);
        paths = run.table("paths");
        FakeRun.upPath(paths, 0, "sda", "1:0:0:0");
        paths.publish(0);
    }

    /** @param steps what happens while it goes on, one after the other */
    @SafeVarargs
    private Path record(List<Part> parts, Consumer<FakeRun>... steps) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] step = {0};
        try (Recorder recorder = new Recorder(new RuntimeFiles(run.directory()), FakeRun.after(100 * FakeRun.SECOND), out)) {
            recorder.record(ABOUT, parts, () -> {
                if (step[0] == steps.length) {
                    return false;
                }
                steps[step[0]++].accept(run);
                return true;
            });
        }
        return Files.write(directory.resolve("a.polyrec"), out.toByteArray());
    }

    private String replay(Path file, String line) {
        Terminal pipe = Terminal.pipe(FakeRun.after(0));
        assertEquals(0, pipe.run(("replay " + file + " " + line).strip().split(" ")), pipe::err);
        return pipe.out();
    }

    @Test
    void whatAPathDidIsToldFromTheRecordingAsFromTheFiles() throws Exception {
        Path file = record(List.of());
        Terminal pipe = Terminal.pipe(FakeRun.after(0));
        pipe.run("explain", "sda", "--runtime-dir", run.directory().toString());
        assertEquals(pipe.out().replace(", has ended", ", recorded"), replay(file, "explain sda"));
        assertEquals(replay(file, "explain sda"), replay(file, "--path sda"));
    }

    @Test
    void everythingIsToldInItsOrder() throws Exception {
        Golden.compare("replay.txt", replay(record(List.of()), ""));
    }

    @Test
    void whatIsInItIsListed() throws Exception {
        Part text = new Part("etc/multipath.conf", () -> "defaults {\n}\n".getBytes(StandardCharsets.UTF_8));
        Part missing = new Part("etc/multipath/prkeys", () -> {
            throw new IOException("left out, it holds keys");
        });
        Path file = record(List.of(text, missing));
        Golden.compare("replay-contents.txt", replay(file, "--contents"));
        assertEquals("defaults {\n}\n", replay(file, "--part etc/multipath.conf"));
    }

    @Test
    void timesAreThoseOfTheRecordingAndCutIt() throws Exception {
        Path file = record(List.of());
        assertEquals(2, replay(file, "--since 10s").lines().count());
        String early = replay(file, "--until 10s");
        assertFalse(early.contains("down"), early);
        assertTrue(early.contains("sdb"), early);
    }

    /** "0 paths" would be said of a time at which nobody had looked. */
    @Test
    void tablesThatNobodyHadLookedAtAreNotTakenForEmptyOnes() throws Exception {
        Path file = record(List.of());
        Terminal early = Terminal.pipe(FakeRun.after(0));
        assertEquals(1, early.run("replay", "--until", "2000-01-01", file.toString(), "show", "paths"));
        assertTrue(early.err().startsWith("polypath: how things stood was recorded at "), early::err);
        assertEquals("", early.out());
    }

    @Test
    void aLongTextIsWhole() throws Exception {
        byte[] text = "line of text\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        Recording recording = Recording.open(record(List.of(new Part("long", () -> text))));
        assertTrue(Arrays.equals(text, recording.part("long")));
        assertNull(recording.part("other"));
    }

    @Test
    void whatARingOverwritesWhileItIsRecordedIsKept() throws Exception {
        Consumer<FakeRun> eight = _ -> {
            for (int i = 0; i < 8; i++) {
                pen.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.TRANSPORT_DISRUPTED, i, (96 + i) * FakeRun.SECOND);
            }
        };
        Path file = record(List.of(), eight, eight, eight, eight);
        assertEquals(0, Recording.open(file).streams().getFirst().lost());
        assertEquals(5 + 32, Recording.open(file).streams().getFirst().records());
        assertEquals(1 + 5 + 32, replay(file, "").lines().count());
    }

    @Test
    void whatWasOverwrittenBeforeItCouldBeReadIsCountedAndSaid() throws Exception {
        Path file = record(List.of(), _ -> {
            for (int i = 0; i < 40; i++) {
                pen.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.TRANSPORT_DISRUPTED, i, (96 + i) * FakeRun.SECOND);
            }
        });
        Stream ring = Recording.open(file).streams().getFirst();
        assertEquals(45, ring.last());
        assertTrue(ring.lost() >= 24, () -> ring.lost() + " lost");
        assertEquals(45, ring.records() + ring.lost());
        assertTrue(replay(file, "").contains(ring.lost() + " records of this run, of whatever path, had been overwritten"));
    }

    @Test
    void aDaemonThatIsStartedAnewIsRecordedToo() throws Exception {
        Path file = record(List.of(), _ -> restart());
        assertEquals(List.of(5L, 1L), Recording.open(file).streams().stream().filter(Stream::isRing).map(Stream::records).toList());
        String told = replay(file, "--path sda");
        assertTrue(told.contains("up → down"), told);
        assertTrue(told.indexOf("found at 7:0:0:0") > told.indexOf("up → down"), told);
    }

    private void restart() {
        try {
            FakeRun next = FakeRun.ended(run.directory(), 200 * FakeRun.SECOND);
            next.pen(16).found(0, "sda", "7:0:0:0", 201 * FakeRun.SECOND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ofTablesTheNewestStateIsShown() throws Exception {
        Path file = record(List.of(), _ -> {
            FakeRun.text(FakeRun.upPath(paths, 0, "sda", "1:0:0:0"), PathRow.Field.CHECKER, "tur");
            paths.publish(0);
            FakeRun.upPath(paths, 3, "sdd", "1:0:0:3");
            paths.publish(3);
        });
        Path unpacked = Files.createDirectory(directory.resolve("unpacked"));
        Recording.open(file).unpack(unpacked, Long.MAX_VALUE);
        Picture picture = Picture.read(new RuntimeFiles(unpacked));
        assertEquals(List.of("sda", "sdd"), picture.paths().stream().map(path -> path.name()).toList());
        assertTrue(picture.writer().recorded());
    }

    @Test
    void secretsInNotesAreLeftOut() throws Exception {
        FlightRecord.note(pen.begin(FlightKind.UEVENT, 0, "sda", 96 * FakeRun.SECOND), FixedText.bytes("set reservation_key 0x4711abcd"));
        pen.commit();
        Path file = record(List.of());
        assertFalse(replay(file, "").contains("4711abcd"));
        assertTrue(replay(file, "").contains("(left out)"));
    }

    @Test
    void withoutADaemonsFilesThereIsNothingToRecord() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Recorder recorder = new Recorder(new RuntimeFiles(directory.resolve("none")), FakeRun.after(0), out)) {
            Failure failure = assertThrows(Failure.class, () -> recorder.record(ABOUT, List.of(), () -> false));
            assertTrue(failure.getMessage().contains("start one with"), failure::getMessage);
        }
    }

    @Test
    void aFileOfCountersIsLeftAlone() throws Exception {
        String contents = replay(record(List.of()), "--contents");
        run.counters(new LinkedHashMap<>(Map.of("uevents/losses", 7L)));
        assertEquals(contents, replay(record(List.of()), "--contents"));
        Path unpacked = Files.createDirectory(directory.resolve("unpacked"));
        Recording.open(directory.resolve("a.polyrec")).unpack(unpacked, Long.MAX_VALUE);
        assertTrue(Files.notExists(new RuntimeFiles(unpacked).counters()));
    }

    @Test
    void aDamagedRingIsNamedAndTheRestRecorded() throws Exception {
        Files.writeString(run.directory().resolve("ports.flight"), "nonsense");
        Path file = record(List.of());
        assertTrue(replay(file, "--contents").contains("ports.flight: ends before byte 256"));
        assertEquals(6, replay(file, "").lines().count());
    }
}
