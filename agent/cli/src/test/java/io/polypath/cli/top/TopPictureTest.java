package io.polypath.cli.top;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static io.polypath.cli.FakeRun.START_NS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.InitState;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.TerminalPicture;
import io.polypath.cli.picture.Picture;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of docs/top.md: a host with eight maps, one port of whose array is down. */
class TopPictureTest {

    private static final int COLUMNS = 80;
    private static final int LINES = 24;
    private static final int PATHS = 16;
    private static final long NOW_NS = START_NS + 754 * SECOND;

    @TempDir
    private Path directory;

    private FakeRun run;
    private MappedTable paths;
    private MappedTable ports;
    private MappedTable lanes;

    @BeforeEach
    void aDaemonRuns() throws IOException {
        run = FakeRun.running(directory);
        paths = run.table("paths");
        ports = run.ports();
        lanes = run.table("lanes");
        MappedTable maps = run.maps();
        for (int map = 0; map < PATHS / 2; map++) {
            FakeRun.map(maps, map, "mpath" + (char) ('a' + map), map == 6 ? 0 : map % 2 == 0 ? 3 : 4, MapRow.QUEUES);
        }
        for (int port = 0; port < 4; port++) {
            FakeRun.port(ports, port, "host" + (4 + port / 2), "0x5001bb0000000000", "0x5001bb000000000" + (1 + port % 2), 2 + port);
        }
    }

    private Picture look(int checks) throws Exception {
        for (int row = 0; row < PATHS; row++) {
            path(row, checks);
        }
        lane(0, "owner", checks, 3 * MILLI);
        lane(1, "prober", checks, 2 * MILLI);
        return Picture.read(new RuntimeFiles(directory));
    }

    private void path(int row, int checks) {
        MemorySegment at = FakeRun.upPath(paths, row, "sd" + (char) ('b' + row), "%d:0:%d:%d".formatted(4 + row % 2, row / 2 % 2, row / 4));
        PathRow.port(at, row % 4);
        PathRow.counts(at, checks + row, 2, 1);
        PathRow.times(at, START_NS + (12 + row) * SECOND, NOW_NS - (1 + row % 5) * SECOND, NOW_NS + 4 * SECOND, 5 * SECOND);
        long medianNs = (280 + 7 * row) * 1_000L;
        PathRow.latency(at, medianNs, medianNs, 3 * medianNs + (row % 4 == 1 ? 140 * MILLI : 0), 5 * medianNs);
        switch (row) {
            case 0, 4, 8, 12, 13 -> lost(at, row, PathState.DOWN, Reason.HOST_NO_CONNECT);
            case 6 -> {
                lost(at, row, PathState.TIMEOUT, Reason.DEADLINE_PASSED);
                PathRow.flight(at, 2, 2);
            }
            case 3 -> lost(at, row, PathState.DELAYED, Reason.CHECK_GOOD);
            case 11 -> lost(at, row, PathState.GHOST, Reason.ALUA_STANDBY);
            default -> PathRow.state(at, PathState.UP.number(),
                    (row % 2 == 0 ? Reason.ALUA_OPTIMIZED : Reason.ALUA_NON_OPTIMIZED).code(), InitState.OK.ordinal());
        }
        paths.publish(row);
    }

    private static void lost(MemorySegment at, int row, PathState state, Reason reason) {
        PathRow.state(at, state.number(), reason.code(), InitState.OK.ordinal());
        PathRow.times(at, NOW_NS - (23 + row) * SECOND, NOW_NS - 2 * SECOND, NOW_NS + SECOND, SECOND);
    }

    private void lane(int row, String name, long work, long busyNs) {
        MemorySegment lane = lanes.open(row);
        LaneRow.who(lane, name, 4711 + row, true);
        LaneRow.work(lane, 2 * work, work, work * busyNs, 3 * MILLI);
        LaneRow.rest(lane, work, NOW_NS - SECOND, 10_000);
        LaneRow.queue(lane, 1, 7, 0);
        lanes.publish(row);
    }

    private void answers(int port, int count, long tookNs) {
        MemorySegment at = ports.open(port);
        for (int i = 0; i < count; i++) {
            PortRow.answered(at, tookNs + i * tookNs / 8);
        }
        if (count == 0) {
            PortRow.pathFailed(at);
        }
        ports.publish(port);
    }

    private String drawn(String key, String title) throws Exception {
        Picture before = look(100);
        answers(0, 0, 0);
        answers(1, 24, 900_000);
        answers(2, 31, 310_000);
        answers(3, 29, 330_000);
        Window window = new Window(look(106), before, 60 * SECOND);
        Frame frame = Frame.of(window, Wish.FIRST.press(Key.of(key.charAt(0)), PATHS, LINES), NOW_NS, COLUMNS, LINES);
        return TerminalPicture.of(TopScreen.text(frame, true), COLUMNS, LINES, title);
    }

    @Test
    void thePictureOfPathsIsWhatTheTerminalShows() throws Exception {
        Golden.comparePicture("top.svg", drawn("1", "polypath top: paths, the worst first"));
    }

    @Test
    void thePictureOfPortsIsWhatTheTerminalShows() throws Exception {
        Golden.comparePicture("top-ports.svg", drawn("3", "polypath top ports: ports, the worst first"));
    }

    @Test
    void aLineThatATerminalWouldWrapIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TerminalPicture.of("x".repeat(COLUMNS + 1), COLUMNS, LINES, ""));
        assertThrows(IllegalArgumentException.class, () -> TerminalPicture.of("\033[9m", COLUMNS, LINES, ""));
    }
}
