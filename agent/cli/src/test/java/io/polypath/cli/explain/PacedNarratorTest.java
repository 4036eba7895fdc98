package io.polypath.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import io.polypath.cli.show.PathSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedNarratorTest {

    @TempDir
    private Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(0));

    /** When, after the first record, each of the others was due. */
    private List<Long> dues(double speed, long longestNs) throws Exception {
        FakeRun.Pen pen = FakeRun.ended(directory).pen(16);
        pen.found(0, "sda", "1:0:0:0", FakeRun.SECOND);
        pen.transition(0, "sda", PathState.UNCHECKED, PathState.UP, Reason.CHECK_GOOD, 1, 3 * FakeRun.SECOND);
        pen.transition(0, "sda", PathState.UP, PathState.DOWN, Reason.TRANSPORT_DISRUPTED, 1, 3 * FakeRun.SECOND);
        pen.transition(0, "sda", PathState.DOWN, PathState.UP, Reason.CHECK_GOOD, 1, 603 * FakeRun.SECOND);
        List<Long> dues = new ArrayList<>();
        Request request = new Request(PathSpec.EVERYTHING, Long.MIN_VALUE, Long.MAX_VALUE, false);
        Pace pace = new Pace(speed, longestNs, dueNs -> dues.add((dueNs - FakeRun.START_NS) / FakeRun.MILLI));
        Telling.forPeople(request, pipe.screen()).paced(pace, FakeRun.after(0)).tell(new RuntimeFiles(directory), () -> false);
        return dues;
    }

    @Test
    void eachRecordComesWhenItHappened() throws Exception {
        assertEquals(List.of(2_000L, 2_000L, 602_000L), dues(1, Long.MAX_VALUE));
    }

    @Test
    void orAMultipleFaster() throws Exception {
        assertEquals(List.of(200L, 200L, 60_200L), dues(10, Long.MAX_VALUE));
    }

    @Test
    void aLongGapIsCutShortAndSaidToBeOne() throws Exception {
        assertEquals(List.of(2_000L, 2_000L, 5_000L), dues(1, 5 * FakeRun.SECOND));
        assertTrue(pipe.out().contains("… nothing for 10 min\n"), pipe::out);
    }
}
