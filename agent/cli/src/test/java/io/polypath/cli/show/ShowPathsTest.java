package io.polypath.cli.show;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static io.polypath.cli.FakeRun.START_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.InitState;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowPathsTest {

    private static final long NOW = 200 * SECOND;

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(NOW));

    /** Six rows, out of order, one of them empty and one of a version to come. */
    static void fill(FakeRun run) throws IOException {
        MappedTable table = run.table("paths");
        FakeRun.upPath(table, 0, "sda", "10:0:0:0");
        table.publish(0);
        MemorySegment ghost = FakeRun.upPath(table, 1, "sdb", "4:0:1:7");
        PathRow.state(ghost, PathState.GHOST.number(), Reason.ALUA_STANDBY.code(), InitState.OK.ordinal());
        PathRow.alua(ghost, 2, 2, 1, 1);
        table.publish(1);
        MemorySegment down = FakeRun.upPath(table, 2, "sdc", "4:0:0:7");
        PathRow.state(down, PathState.DOWN.number(), Reason.TRANSPORT_DISRUPTED.code(), InitState.OK.ordinal());
        PathRow.times(down, START_NS + 199 * SECOND, START_NS + NOW - 150 * MILLI, START_NS + NOW + 50 * MILLI, 200 * MILLI);
        table.publish(2);
        MemorySegment hung = FakeRun.upPath(table, 3, "sdd", "4:0:0:8");
        PathRow.state(hung, PathState.TIMEOUT.number(), Reason.DEADLINE_PASSED.code(), InitState.OK.ordinal());
        PathRow.flight(hung, 1, 1);
        table.publish(3);
        MemorySegment fresh = FakeRun.upPath(table, 4, "sde", "5:0:0:0");
        PathRow.state(fresh, PathState.UNCHECKED.number(), Reason.FIRST_CHECK.code(), InitState.MISSING_UDEV.ordinal());
        PathRow.alua(fresh, -1, -1, 0, 0);
        PathRow.times(fresh, START_NS + NOW, 0, START_NS + NOW, 5 * SECOND);
        PathRow.latency(fresh, 0, 0, 0, 0);
        FakeRun.text(fresh, Field.WWID, "");
        table.publish(4);
        PathRow.tenant(table.open(5), 0);
        table.publish(5);
    }

    private void show(Terminal terminal, String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"show", "paths", "--runtime-dir", directory.toString()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        assertEquals(0, terminal.run(words), terminal::err);
    }

    @Test
    void pathsAreAlignedInTheOrderOfTheirAddresses() throws IOException {
        fill(FakeRun.running(directory));
        show(pipe);
        Golden.compare("show-paths.txt", pipe.out());
    }

    @Test
    void aTerminalShowsStatesInColour() throws IOException {
        fill(FakeRun.running(directory));
        Terminal terminal = Terminal.coloured(FakeRun.after(NOW));
        show(terminal);
        Golden.compare("show-paths-terminal.txt", terminal.out());
    }

    @Test
    void aTerminalShowsNoColourWhenToldSo() throws IOException {
        fill(FakeRun.running(directory));
        Terminal terminal = Terminal.coloured(FakeRun.after(NOW));
        show(terminal, "--no-color");
        show(pipe);
        assertEquals(pipe.out(), terminal.out());
    }

    @Test
    void allColumnsAreShownWhenAskedFor() throws IOException {
        fill(FakeRun.running(directory));
        show(pipe, "--wide");
        Golden.compare("show-paths-wide.txt", pipe.out());
    }

    @Test
    void jsonHasEveryFieldOfEveryPath() throws IOException {
        fill(FakeRun.running(directory));
        show(pipe, "--json");
        Golden.compare("show-paths.json", pipe.out());
    }

    @Test
    void aDaemonThatHasEndedIsSaidAndItsPathsAreShownAsItLeftThem() throws IOException {
        fill(FakeRun.ended(directory));
        new WorldNote(true, "a simulated fabric of 2 arrays and 5 paths").write(directory);
        Terminal later = Terminal.pipe(FakeRun.after(NOW + 3_600 * SECOND));
        show(later);
        Golden.compare("show-paths-ended.txt", later.out());
    }

    @Test
    void pathsAreChosenByAnyOfTheirNames() throws IOException {
        fill(FakeRun.running(directory));
        for (String name : new String[] {"sdb", "/dev/sdb", "4:0:1:7", "8:16"}) {
            Terminal terminal = Terminal.pipe(FakeRun.after(NOW));
            show(terminal, name);
            assertTrue(terminal.out().contains("\n1 path: 1 ghost") || terminal.out().endsWith("1 path: 1 ghost\n"), terminal::out);
        }
        show(pipe, "36001405c0ffee000000000000000000");
        assertTrue(pipe.out().endsWith("2 paths: 1 up, 1 ghost\n"), pipe::out);
    }

    @Test
    void pathsAreChosenByStateInEitherVocabularyAndByIdentity() throws IOException {
        fill(FakeRun.running(directory));
        show(pipe, "--state", "up,faulty", "--wwid", "36001405");
        assertTrue(pipe.out().endsWith("2 paths: 1 up, 1 down\n"), pipe::out);
    }

    @Test
    void whatNobodyFindsIsAFailureThatTellsWhatThereIs() throws IOException {
        fill(FakeRun.running(directory));
        assertEquals(1, pipe.run("show", "paths", "sdz", "--runtime-dir", directory.toString()));
        assertEquals("", pipe.out());
        assertEquals("polypath: none of the 5 paths: 1 up, 1 ghost, 1 unchecked, 1 timeout, 1 down is asked for\n", pipe.err());
    }

    @Test
    void aDirectoryWithoutDaemonSaysWhatToDo() {
        assertEquals(1, pipe.run("show", "paths", "--runtime-dir", directory.toString()));
        assertTrue(pipe.err().contains("holds no files of a daemon: start one with \"polypath run\""), pipe::err);
    }
}
