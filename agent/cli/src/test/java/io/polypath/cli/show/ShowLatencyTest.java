package io.polypath.cli.show;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.metrics.LatencyRow;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import io.polypath.perf.latency.LatencyRange;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowLatencyTest {

    private static final int RTPG = 0xa3;

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(60 * SECOND));

    private void fill() throws IOException {
        MappedTable table = FakeRun.running(directory).table("latency");
        Histogram some = LatencyRange.newHistogram(2);
        for (int i = 1; i <= 1_000; i++) {
            some.recordValue(i * MILLI / 100);
        }
        some.setEndTimeStamp(4_102_444_800_000L + 55_000);
        Histogram none = LatencyRange.newHistogram(2);
        row(table, 0, LatencyRow.STAGE, -1, "uevent", none);
        row(table, 1, LatencyRow.STAGE, -1, "check-service", some);
        row(table, 2, LatencyRow.PORT, 0, "host4 0x5001bb0000000001", some);
        row(table, 3, LatencyRow.PORT, RTPG, "host4 0x5001bb0000000001", some);
        row(table, 4, LatencyRow.PORT, -1, "other ports", some);
        LatencyRow.clear(table.open(5));
        table.publish(5);
    }

    private static void row(MappedTable table, int row, int kind, int opcode, String name, Histogram total) {
        LatencyRow.write(table.open(row), kind, opcode, name, total);
        table.publish(row);
    }

    @Test
    void stagesAndPortsHaveTheirPercentilesAndASentenceOnWhatSlowAnswersHide() throws IOException {
        fill();
        assertEquals(0, pipe.run("show", "latency", "--runtime-dir", directory.toString()));
        Golden.compare("show-latency.txt", pipe.out());
    }

    @Test
    void jsonHasEveryFieldOfEveryStageAndPort() throws IOException {
        fill();
        assertEquals(0, pipe.run("show", "latency", "--json", "--runtime-dir", directory.toString()));
        Golden.compare("show-latency.json", pipe.out());
    }
}
