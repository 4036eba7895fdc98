package io.polypath.cli.explain;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import io.polypath.cli.show.PathSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private static final long NOW = 300 * SECOND;
    private static final int RTPG = 0xa3;

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(NOW));

    private void explain(Terminal terminal, String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "explain";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--runtime-dir";
        all[words.length + 2] = directory.toString();
        assertEquals(0, terminal.run(all), terminal::err);
    }

    /** The life of sdb and sda: found, checked, a cable pulled, a purge, and what else there is a kind of record for. */
    private static void write(FakeRun.Pen pen) {
        pen.found(1, "sdb", "4:0:1:7", SECOND);
        pen.found(0, "sda", "4:0:0:7", SECOND);
        pen.begin(FlightKind.IDENTITY, 1, "sdb", SECOND + 5 * MILLI);
        pen.commit();
        pen.transition(1, "sdb", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, 310_000, SECOND + 6 * MILLI);
        pen.transition(0, "sda", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, 290_000, SECOND + 6 * MILLI);
        attention(pen);
        FlightRecord.note(event(pen, 1, 100 * SECOND), FixedText.bytes("kernel change SDEV_UA=ASYMMETRIC_ACCESS_STATE_CHANGED"));
        pen.commit();
        FlightRecord.measures(pen.begin(FlightKind.ACCESS, 1, "sdb", 100 * SECOND + MILLI), 0, 0, 0x000101);
        pen.commit();
        disrupted(pen);
        standby(pen);
        overdue(pen, FlightKind.DEADLINE, Reason.DEADLINE_PASSED, 10 * SECOND, 220 * SECOND);
        pen.transition(1, "sdb", PathState.GHOST, PathState.TIMEOUT, Reason.DEADLINE_PASSED, 10 * SECOND, 220 * SECOND);
        overdue(pen, FlightKind.LATE, Reason.DEADLINE_PASSED, 32 * SECOND, 242 * SECOND);
        unmapped(pen);
        FlightRecord.measures(pen.begin(FlightKind.RESYNC, 280 * SECOND), 0, 0, 3);
        pen.commit();
    }

    private static MemorySegment event(FakeRun.Pen pen, int row, long atNs) {
        MemorySegment record = pen.begin(FlightKind.UEVENT, row, "sdb", atNs);
        FlightRecord.measures(record, 0, 0, 4_021);
        return record;
    }

    private static void attention(FakeRun.Pen pen) {
        MemorySegment record = pen.begin(FlightKind.UNIT_ATTENTION, 1, "sdb", 99 * SECOND);
        FlightRecord.change(record, 3, 3, Reason.UA_ALUA_CHANGED.code());
        FlightRecord.outcome(record, 0, 2, 0, 8);
        FlightRecord.sense(record, true, 6, 0x2a, 6);
        FlightRecord.measures(record, 0, 280_000, 0);
        pen.commit();
    }

    private static void disrupted(FakeRun.Pen pen) {
        MemorySegment record = pen.begin(FlightKind.TRANSITION, 1, "sdb", 200 * SECOND + 123 * MILLI);
        FlightRecord.change(record, 3, 2, Reason.TRANSPORT_DISRUPTED.code());
        FlightRecord.outcome(record, 0, 0, 0x0e, 0);
        FlightRecord.measures(record, 0, 1_200_000, 0x000100);
        pen.commit();
    }

    private static void standby(FakeRun.Pen pen) {
        MemorySegment record = pen.begin(FlightKind.TRANSITION, 1, "sdb", 203 * SECOND);
        FlightRecord.change(record, 2, 5, Reason.ALUA_STANDBY.code());
        FlightRecord.outcome(record, RTPG, 0, 0, 0);
        FlightRecord.measures(record, 0, 640_000, 0x000202);
        pen.commit();
    }

    private static void overdue(FakeRun.Pen pen, FlightKind kind, Reason reason, long tookNs, long atNs) {
        MemorySegment record = pen.begin(kind, 1, "sdb", atNs);
        FlightRecord.change(record, 5, 5, reason.code());
        FlightRecord.measures(record, 0, tookNs, kind == FlightKind.DEADLINE ? 1 : 0);
        pen.commit();
    }

    private static void unmapped(FakeRun.Pen pen) {
        MemorySegment record = pen.begin(FlightKind.TRANSITION, 1, "sdb", 250 * SECOND);
        FlightRecord.change(record, 7, 10, Reason.LUN_NOT_SUPPORTED.code());
        FlightRecord.outcome(record, 0, 2, 0, 8);
        FlightRecord.sense(record, true, 5, 0x25, 0);
        FlightRecord.measures(record, 0, 330_000, 0xffffff);
        pen.commit();
        FlightRecord.note(pen.begin(FlightKind.PURGE, 1, "sdb", 261 * SECOND), FixedText.bytes("condemned"));
        pen.commit();
        FlightRecord.measures(pen.begin(FlightKind.TROUBLE, 1, "sdb", 262 * SECOND), 0, 0, -13);
        pen.commit();
        FlightRecord.measures(pen.begin(FlightKind.PATH_REMOVED, 1, "sdb", 263 * SECOND), 0, 0, 1);
        pen.commit();
    }

    @Test
    void theStoryOfAPathIsDatedAndHasTheFactsBehindEveryChange() throws IOException {
        write(FakeRun.running(directory).pen(64));
        explain(pipe, "sdb");
        Golden.compare("explain.txt", pipe.out());
    }

    @Test
    void aTerminalShowsTheNewStateInItsColour() throws IOException {
        write(FakeRun.running(directory).pen(64));
        Terminal terminal = Terminal.coloured(FakeRun.after(NOW));
        explain(terminal, "sda");
        Golden.compare("explain-terminal.txt", terminal.out());
    }

    @Test
    void jsonHasOneObjectPerRecordWithAlwaysTheSameFields() throws IOException {
        write(FakeRun.running(directory).pen(64));
        explain(pipe, "sdb", "--json");
        Golden.compare("explain.json", pipe.out());
    }

    @Test
    void everyNameOfAPathTellsTheSameStory() throws IOException {
        write(FakeRun.running(directory).pen(64));
        explain(pipe, "sdb");
        for (String name : List.of("/dev/sdb", "4:0:1:7", "8:16")) {
            Terminal other = Terminal.pipe(FakeRun.after(NOW));
            explain(other, name);
            assertEquals(pipe.out(), other.out());
        }
    }

    @Test
    void anIdentityTellsTheStoriesOfAllItsPathsInTheOrderOfTime() throws IOException {
        write(FakeRun.running(directory).pen(64));
        explain(pipe, "36001405c0ffee000000000000000000");
        List<String> lines = pipe.out().lines().toList();
        assertTrue(lines.get(1).contains("sdb 4:0:1:7 found"), pipe::out);
        assertTrue(lines.get(2).contains("sda 4:0:0:7 found"), pipe::out);
    }

    @Test
    void aMapsNameTellsTheStoriesOfTheMapAndItsPaths() throws IOException {
        FakeRun.Pen pen = FakeRun.running(directory).pen(64);
        write(pen);
        FlightRecord.note(pen.beginMap(FlightKind.QUEUEING, "mpatha", 250 * SECOND), FixedText.bytes("no path: I/O waits"));
        pen.commit();
        explain(pipe, "mpatha");
        assertTrue(pipe.out().contains(" mpatha no path: I/O waits"), pipe::out);
        assertTrue(pipe.out().contains("sdb 4:0:1:7 found"), pipe::out);
        Terminal byPath = Terminal.pipe(FakeRun.after(NOW));
        explain(byPath, "sdb");
        assertFalse(byPath.out().contains("mpatha"), byPath::out);
        Terminal byUnit = Terminal.pipe(FakeRun.after(NOW));
        explain(byUnit, "36001405c0ffee000000000000000000");
        assertEquals(pipe.out(), byUnit.out());
    }

    @Test
    void theRunBeforeIsToldToo() throws IOException {
        FakeRun.ended(directory).pen(64).transition(
                1, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_NO_CONNECT, 5 * MILLI, 7 * SECOND);
        FakeRun.ended(directory, 100 * SECOND).pen(64).transition(
                4, "sdb", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, MILLI, 101 * SECOND);
        explain(pipe, "sdb");
        Golden.compare("explain-two-runs.txt", pipe.out());
    }

    @Test
    void whatNewerRecordsHaveOverwrittenIsSaid() throws IOException {
        FakeRun.Pen pen = FakeRun.running(directory).pen(16);
        for (int i = 0; i < 20; i++) {
            pen.transition(1, "sdb", PathState.UP, PathState.UP, Reason.CHECK_GOOD, MILLI, i * SECOND);
        }
        explain(pipe, "sdb");
        assertTrue(pipe.out().endsWith("4 records of this run, of whatever path, had been overwritten by newer ones\n"), pipe::out);
    }

    @Test
    void aRecordThatWasNeverFinishedIsSaid() throws IOException {
        FakeRun run = FakeRun.running(directory);
        FakeRun.Pen pen = run.pen(16);
        pen.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_NO_CONNECT, MILLI, SECOND);
        pen.transition(1, "sdb", PathState.DOWN, PathState.UP, Reason.CHECK_GOOD, MILLI, 2 * SECOND);
        FlightFile.unfinish(directory.resolve("owner.flight"), 2);
        explain(pipe, "sdb");
        assertTrue(pipe.out().contains("up → down"), pipe::out);
        assertFalse(pipe.out().contains("down → up"), pipe::out);
        assertTrue(pipe.out().endsWith("1 record of this run cannot be told: never finished, or damaged\n"), pipe::out);
    }

    @Test
    void onlyTheNewestAreToldWhenSoManyAreAskedFor() throws IOException {
        write(FakeRun.running(directory).pen(64));
        explain(pipe, "sdb", "--last", "2");
        List<String> lines = pipe.out().lines().toList();
        assertEquals(3, lines.size(), pipe::out);
        assertTrue(lines.getLast().endsWith("removed after its purge"), pipe::out);
    }

    /** Rings overwrite, and the record that had a map's name is the first to go. */
    @Test
    void aMapIsFoundByItsNamesAlsoWhenNoRecordHasThem() throws IOException {
        FakeRun run = FakeRun.running(directory);
        FakeRun.map(run.maps(), 3, "mpathq", 4, 0);
        FakeRun.Pen pen = run.pen(16);
        pen.transition(6, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, MILLI, SECOND);
        pen.transition(8, "sdc", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, MILLI, SECOND);
        for (String name : List.of("mpathq", "dm-3", "/dev/mapper/mpathq", "/dev/dm-3")) {
            Terminal terminal = Terminal.pipe(FakeRun.after(NOW));
            explain(terminal, name);
            assertTrue(terminal.out().contains(" sdb ") && !terminal.out().contains(" sdc "), terminal::out);
        }
    }

    @Test
    void nothingOlderIsToldThanAskedFor() throws IOException {
        write(FakeRun.running(directory).pen(64));
        for (String since : List.of("40s", "00:04:20", "2100-01-01T00:04:20")) {
            Terminal terminal = Terminal.pipe(FakeRun.after(NOW));
            explain(terminal, "sdb", "--since", since);
            assertEquals(4, terminal.out().lines().count(), terminal::out);
        }
    }

    @Test
    void aPathThatNobodyHasHeardOfIsAFailure() throws IOException {
        write(FakeRun.running(directory).pen(64));
        assertEquals(1, pipe.run("explain", "sdx", "--runtime-dir", directory.toString()));
        assertEquals("polypath: nothing is recorded about sdx; \"polypath show paths\" lists the paths there are\n", pipe.err());
    }

    @Test
    void aStoryThatIsFollowedGoesOnIntoTheNextRun() throws Exception {
        FakeRun.Pen first = FakeRun.ended(directory).pen(16);
        first.found(1, "sdb", "4:0:1:7", SECOND);
        Deque<Act> acts = new ArrayDeque<>(List.of(
                () -> first.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, MILLI, 2 * SECOND),
                () -> FakeRun.ended(directory, 60 * SECOND).pen(16).found(9, "sdb", "4:0:1:7", 61 * SECOND)));
        Request request = new Request(PathSpec.parse("sdb"), Long.MIN_VALUE, Long.MAX_VALUE, true);
        Telling.forPeople(request, pipe.screen()).tell(new RuntimeFiles(directory), () -> {
            Act act = acts.poll();
            return act != null && act.done();
        });
        Golden.compare("explain-follow.txt", pipe.out());
    }

    @Test
    void whoFollowsIsToldThatThereIsNothingYetAndThatTheDaemonHasEnded() throws Exception {
        Process daemon = new ProcessBuilder("sleep", "600").start();
        FakeRun.of(directory, daemon).pen(16);
        Deque<Act> acts = new ArrayDeque<>(List.of(() -> { }, () -> daemon.destroyForcibly().onExit().join(), () -> { }));
        Request request = new Request(PathSpec.parse("sdb"), Long.MIN_VALUE, Long.MAX_VALUE, true);
        Telling.forPeople(request, pipe.screen()).tell(new RuntimeFiles(directory), () -> {
            Act act = acts.poll();
            return act != null && act.done();
        });
        assertEquals("nothing is recorded about sdb yet\nthe daemon, process " + daemon.pid() + ", has ended; another one that starts here"
                + " will be followed\n", pipe.out());
    }

    @Test
    void howManyAreWantedOfThePastSaysNothingOfWhatComes() throws Exception {
        FakeRun.Pen run = FakeRun.ended(directory).pen(16);
        run.found(1, "sdb", "4:0:1:7", SECOND);
        run.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, MILLI, 2 * SECOND);
        Deque<Act> acts = new ArrayDeque<>(List.of(() -> {
            run.transition(1, "sdb", PathState.DOWN, PathState.UP, Reason.HOST_ERROR, MILLI, 3 * SECOND);
            run.transition(1, "sdb", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, MILLI, 4 * SECOND);
        }));
        Request request = new Request(PathSpec.parse("sdb"), Long.MIN_VALUE, 1, true);
        Telling.forPeople(request, pipe.screen()).tell(new RuntimeFiles(directory), () -> {
            Act act = acts.poll();
            return act != null && act.done();
        });
        assertEquals(3, pipe.out().lines().filter(line -> line.contains(" 4:0:1:7 ")).count(), pipe::out);
    }

    /** Something that happens while somebody follows. */
    private interface Act {
        void happen() throws IOException;

        default boolean done() {
            try {
                happen();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
