package io.polypath.cli.show;

import static io.polypath.cli.FakeRun.SECOND;
import static io.polypath.cli.FakeRun.START_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.metrics.LaneRow;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowLanesTest {

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(60 * SECOND));

    private void fill() throws IOException {
        FakeRun run = FakeRun.running(directory);
        MappedTable table = run.table("lanes");
        lane(table, 0, "owner", true, 50 * SECOND);
        LaneRow.queue(table.open(0), 0, 17, 0);
        table.publish(0);
        lane(table, 1, "prober", false, 47 * SECOND);
        LaneRow.queue(table.open(1), 3, 512, 4);
        table.publish(1);
        lane(table, 2, "publisher", false, 50 * SECOND);
        LaneRow.who(table.open(3), "purger", 0, false);
        table.publish(3);
        SequencedMap<String, Long> counted = new LinkedHashMap<>();
        counted.put("uevents/sound", 120L);
        counted.put("uevents/bad_magic", 0L);
        counted.put("uevents/passed_on", 40L);
        counted.put("runners/busy now", 1L);
        counted.put("runners/longest_stall_seconds now", 93L);
        run.counters(counted);
    }

    private static void lane(MappedTable table, int row, String name, boolean asleep, long progressNs) {
        MemorySegment at = table.open(row);
        LaneRow.who(at, name, 4_000 + row, asleep);
        LaneRow.work(at, 12_345, 2_345, 1_234_000_000L, 850_000);
        LaneRow.rest(at, 9_999, START_NS + progressNs, row == 0 ? 1_572_864 : -1);
        table.publish(row);
    }

    @Test
    void lanesTellWhetherTheySleepWorkOrAreStuck() throws IOException {
        fill();
        assertEquals(0, pipe.run("show", "lanes", "--runtime-dir", directory.toString()));
        Golden.compare("show-lanes.txt", pipe.out());
    }

    @Test
    void jsonHasEveryFieldOfEveryLane() throws IOException {
        fill();
        assertEquals(0, pipe.run("show", "lanes", "--json", "--runtime-dir", directory.toString()));
        Golden.compare("show-lanes.json", pipe.out());
    }

    @Test
    void countersOfAnotherRunAreNotMixedIn() throws IOException {
        FakeRun.ended(directory).counters(new LinkedHashMap<>(Map.of("uevents/losses", 7L)));
        lane(FakeRun.running(directory).table("lanes"), 0, "owner", true, 50 * SECOND);
        assertEquals(0, pipe.run("show", "lanes", "--runtime-dir", directory.toString()));
        assertFalse(pipe.out().contains("losses"), pipe::out);
    }

    @Test
    void aDaemonWithoutAFileOfCountersHasNone() throws IOException {
        lane(FakeRun.running(directory).table("lanes"), 0, "owner", true, 50 * SECOND);
        assertEquals(0, pipe.run("show", "lanes", "--json", "--runtime-dir", directory.toString()));
        assertTrue(pipe.out().endsWith("\"counters\" : { }\n}\n"), pipe::out);
    }

    @Test
    void aTableThatIsNotYetThereIsSaidToCome() throws IOException {
        FakeRun.running(directory).table("paths");
        assertEquals(1, pipe.run("show", "lanes", "--runtime-dir", directory.toString()));
        assertTrue(pipe.err().contains("lanes.table: does not exist, though a daemon has run there"), pipe::err);
    }
}
