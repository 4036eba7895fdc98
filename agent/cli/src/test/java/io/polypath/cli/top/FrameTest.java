package io.polypath.cli.top;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static io.polypath.cli.FakeRun.START_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.polypath.cli.picture.Picture;
import io.polypath.cli.show.PathView;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameTest {

    private static final int MANY = 4_096;

    @TempDir
    Path directory;

    private Picture before;
    private Picture now;

    @BeforeEach
    void twoLooks() throws Exception {
        FakeRun run = FakeRun.running(directory);
        MappedTable paths = run.table("paths");
        for (int row = 0; row < 6; row++) {
            path(paths, row, 40);
        }
        MappedTable ports = run.ports();
        FakeRun.port(ports, 0, "host4", "0x5001bb0000000000", "0x5001bb0000000001", 10);
        FakeRun.port(ports, 1, "host5", "0x5001bb0000000000", "0x5001bb0000000002", 3);
        MappedTable maps = run.maps();
        FakeRun.map(maps, 0, "mpatha", 4, 0);
        FakeRun.map(maps, 1, "mpathb", 3, 0);
        FakeRun.map(maps, 2, "mpathc", 0, MapRow.QUEUES);
        MappedTable lanes = run.table("lanes");
        lane(lanes, 0, "owner", 1_000, 0);
        lane(lanes, 1, "prober", 1_000, 0);
        before = Picture.read(new RuntimeFiles(directory));
        path(paths, 5, 60);
        MemorySegment port = ports.open(1);
        PortRow.answered(port, 300 * MILLI);
        PortRow.pathFailed(port);
        PortRow.deadlinePassed(port);
        ports.publish(1);
        lane(lanes, 0, "owner", 1_500, SECOND / 10);
        lane(lanes, 1, "prober", 1_100, SECOND / 2);
        now = Picture.read(new RuntimeFiles(directory));
    }

    private static void path(MappedTable paths, int row, int checks) {
        MemorySegment at = FakeRun.upPath(paths, row, "sd" + (char) ('a' + row), "4:0:" + row % 2 + ":" + row / 2);
        PathRow.port(at, row % 2);
        PathRow.counts(at, checks, 1, 0);
        if (row == 3) {
            PathRow.state(at, PathState.DOWN.number(), Reason.HOST_ERROR.code(), InitState.OK.ordinal());
            PathRow.flight(at, 3, 2);
        }
        if (row == 4) {
            PathRow.latency(at, 310_000, 290_000, 250 * MILLI, 900 * MILLI);
        }
        paths.publish(row);
    }

    private static void lane(MappedTable lanes, int row, String name, long work, long busyNs) {
        MemorySegment lane = lanes.open(row);
        LaneRow.who(lane, name, 4711 + row, true);
        LaneRow.work(lane, 2 * work, work, busyNs, 3 * MILLI);
        LaneRow.rest(lane, work, START_NS + 199 * SECOND, 10_000);
        LaneRow.queue(lane, 1, 7, row);
        lanes.publish(row);
    }

    private Frame frame(Wish wish, int width, int height) {
        return Frame.of(new Window(now, before, 10 * SECOND), wish, START_NS + 200 * SECOND, width, height);
    }

    private static String text(Frame frame) {
        StringBuilder text = new StringBuilder();
        frame.lines().forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private static Wish typed(String keys) {
        Wish wish = Wish.FIRST;
        for (char c : keys.toCharArray()) {
            wish = wish.press(c == '\n' ? Key.of(Key.Kind.ENTER) : Key.of(c), 100, 10);
        }
        return wish;
    }

    @Test
    void eachListFitsOnATerminalOfEightyByTwentyFour() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String keys : List.of("1", "2", "3", "4", "1/host\n", "?")) {
            Frame frame = frame(typed(keys), 80, 24);
            assertTrue(frame.lines().size() <= 24, keys);
            frame.lines().forEach(line -> assertTrue(line.text().length() <= 80, line::text));
            all.append("==== ").append(keys.strip()).append('\n').append(text(frame));
        }
        Golden.compare("top.txt", all.toString());
    }

    @Test
    void aWiderTerminalShowsMoreColumnsAndATinyOneDoesNoHarm() {
        String wide = text(frame(Wish.FIRST, 160, 30));
        assertTrue(wide.contains(" hcil ") && wide.contains("0x5001bb0000000003"), wide);
        for (int width = 1; width < 90; width += 7) {
            for (int height = 1; height < 30; height += 3) {
                Frame frame = frame(typed("3"), width, height);
                assertTrue(frame.lines().size() <= height);
                for (Line line : frame.lines()) {
                    assertTrue(line.text().length() <= width, line::text);
                }
            }
        }
    }

    @Test
    void roomThatIsLeftIsForTheReason() {
        String reason = now.paths().getFirst().reason();
        assertTrue(reason.length() > 26, reason);
        assertTrue(text(frame(Wish.FIRST, 200, 30)).contains(" " + reason + " "), reason);
        assertTrue(text(frame(Wish.FIRST, 120, 30)).contains(" " + reason + " "), reason);
        frame(Wish.FIRST, 200, 30).lines().forEach(line -> assertTrue(line.text().length() <= 200, line::text));
    }

    /** Units of an array differ in the end of their WWIDs. */
    @Test
    void aMapThatIsNamedByItsWwidIsToldApart() {
        String wwid = "3600a098038303053453f463045727a31";
        assertEquals("…45727a31", MapList.name(wwid, wwid, 9));
        assertEquals("mpatha", MapList.name("mpatha", wwid, 9));
        assertEquals("oracle_data_01", MapList.name("oracle_data_01", wwid, 9));
    }

    @Test
    void theWorstStandsFirstAndTheOrderCanBeChosen() {
        assertTrue(row(frame(typed(""), 80, 24), 0).startsWith("sdd "), "down");
        assertTrue(row(frame(typed(""), 80, 24), 1).startsWith("sde "), "slow");
        assertTrue(row(frame(typed("s"), 80, 24), 0).startsWith("sde "));
        assertTrue(row(frame(typed("ss"), 80, 24), 0).startsWith("sda "));
        assertTrue(row(frame(typed("2"), 80, 24), 0).startsWith("mpathc "), "queueing");
        assertTrue(row(frame(typed("3"), 80, 24), 0).startsWith("host5 "), "a path is down");
        assertTrue(row(frame(typed("4"), 80, 24), 0).startsWith("prober "), "dropped records");
    }

    private static String row(Frame frame, int index) {
        return frame.lines().get(4 + index).text();
    }

    @Test
    void aDaemonThatHasEndedIsShownAsItLeftThings() throws Exception {
        FakeRun ended = FakeRun.ended(directory.resolve("ended"));
        MappedTable paths = ended.table("paths");
        path(paths, 0, 1);
        Picture last = Picture.read(new RuntimeFiles(ended.directory()));
        String text = text(Frame.of(new Window(last, last, 0), Wish.FIRST, START_NS + 900 * SECOND, 80, 24));
        assertTrue(text.startsWith("ENDED after 3 min 18 s | 1 path: 1 up"), text);
        assertTrue(text.contains("- checks/s"), text);
    }

    @Test
    void ofThousandsOfPathsOnlyThoseOnTheScreenAreWritten() {
        List<PathView> many = new ArrayList<>();
        for (int row = 0; row < MANY; row++) {
            many.add(new PathView(row, now.paths().get(row % now.paths().size()).bytes()));
        }
        Picture large = new Picture(now.writer(), now.world(), many, now.ports(), now.maps(), now.lanes(), now.latencies());
        Window window = new Window(large, large, SECOND);
        Frame frame = Frame.of(window, Wish.FIRST.press(Key.of('G'), MANY, 19), START_NS + 200 * SECOND, 80, 24);
        assertEquals(24, frame.lines().size());
        assertEquals(MANY, frame.rows());
        assertTrue(frame.lines().getLast().text().startsWith("4096/4096 "), frame.lines().getLast()::text);
    }

    @Test
    void keysMoveWithinTheListAndNoFurther() {
        Wish wish = Wish.FIRST.press(Key.of(Key.Kind.UP), 30, 10);
        assertEquals(0, wish.chosen());
        wish = wish.press(Key.of(Key.Kind.PAGE_DOWN), 30, 10).press(Key.of('j'), 30, 10);
        assertEquals(11, wish.chosen());
        wish = wish.press(Key.of(Key.Kind.END), 30, 10).press(Key.of(Key.Kind.DOWN), 30, 10);
        assertEquals(29, wish.chosen());
        assertEquals(0, wish.press(Key.of(Key.Kind.TAB), 30, 10).chosen());
        assertEquals(0, wish.press(Key.of('G'), 0, 10).chosen(), "an empty list");
        assertTrue(wish.press(Key.of('q'), 30, 10).over());
    }

    @Test
    void aFilterTakesKeysUntilItIsDone() {
        Wish wish = typed("/sdq");
        assertTrue(wish.typing() && !wish.over());
        assertEquals("sdq", wish.filter());
        wish = wish.press(Key.of(Key.Kind.BACKSPACE), 0, 1).press(Key.of(Key.Kind.ENTER), 0, 1);
        assertEquals("sd", wish.filter());
        assertFalse(wish.typing());
        assertEquals("", wish.press(Key.of(Key.Kind.ESCAPE), 0, 1).filter());
    }
}
