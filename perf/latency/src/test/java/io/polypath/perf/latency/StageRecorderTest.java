package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StageRecorderTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    @Test
    void aStalledLaneShowsEveryCheckItDelayed() {
        StageRecorder lateness = new StageRecorder(Stage.LATENESS);
        long stallNs = SECOND;
        for (int i = 0; i < 100; i++) {
            long dueNs = i * 10 * MS;
            lateness.record(stallNs - dueNs, 5 * SECOND);
        }
        Histogram seen = collect(lateness).interval();
        assertEquals(100, seen.getTotalCount());
        assertClose(SECOND, seen.getMaxValue());
        assertClose(500 * MS, seen.getValueAtPercentile(50));
    }

    @Test
    void aCheckThatIsLaterThanItsIntervalStandsForTheRoundsItSkipped() {
        StageRecorder lateness = new StageRecorder(Stage.LATENESS);
        lateness.record(22 * SECOND, 5 * SECOND);
        Histogram seen = collect(lateness).interval();
        assertEquals(4, seen.getTotalCount());
        assertClose(7 * SECOND, seen.getMinValue());
        assertClose(22 * SECOND, seen.getMaxValue());
    }

    @Test
    void aPathThatHungForAMinuteWeighsAsMuchAsAPathThatWasCheckedForAMinute() {
        StageRecorder service = new StageRecorder(Stage.SERVICE);
        for (int i = 0; i < 12; i++) {
            service.record(MS, 5 * SECOND);
        }
        service.record(60 * SECOND, 5 * SECOND);
        Histogram seen = collect(service).interval();
        assertEquals(12 + 12, seen.getTotalCount());
        assertClose(MS, seen.getValueAtPercentile(50));
        assertClose(5 * SECOND, seen.getValueAtPercentile(51));
    }

    @Test
    void anOpenStageIsNeverCorrected() {
        StageRecorder uevent = new StageRecorder(Stage.UEVENT);
        uevent.record(30 * SECOND);
        assertEquals(1, collect(uevent).interval().getTotalCount());
    }

    @Test
    void aRecorderRefusesTheFormThatItsStageDoesNotNeed() {
        assertThrows(IllegalStateException.class, () -> new StageRecorder(Stage.UEVENT).record(MS, SECOND));
        assertThrows(IllegalStateException.class, () -> new StageRecorder(Stage.SERVICE).record(MS));
        assertThrows(IllegalArgumentException.class, () -> new StageRecorder(Stage.SERVICE).record(MS, MS - 1));
    }

    @Test
    void valuesOutOfRangeAreRecordedAtItsEndsAndCounted() {
        StageRecorder verdict = new StageRecorder(Stage.VERDICT);
        verdict.record(-1);
        verdict.record(Long.MIN_VALUE);
        verdict.record(60 * SECOND);
        verdict.record(60 * SECOND + 1);
        verdict.record(Long.MAX_VALUE);
        StageReader reader = collect(verdict);
        assertEquals(5, reader.interval().getTotalCount());
        assertEquals(0, reader.interval().getMinValue());
        assertClose(60 * SECOND, reader.interval().getMaxValue());
        assertEquals(2, reader.negative());
        assertEquals(2, reader.overRange());
    }

    @Test
    void recordingAllocatesNothing() {
        StageRecorder open = new StageRecorder(Stage.UEVENT);
        StageRecorder closed = new StageRecorder(Stage.SERVICE);
        Allocation.assertNone(i -> {
            open.record(i * 1_000);
            closed.record(i * 1_000_000, 5 * SECOND);
        });
    }

    @Test
    void collectingAllocatesNothing() {
        StageRecorder recorder = new StageRecorder(Stage.UEVENT);
        StageReader reader = new StageReader(Stage.UEVENT, List.of(recorder, new StageRecorder(Stage.UEVENT)));
        Allocation.assertNone(i -> {
            recorder.record(i);
            if (i % 64 == 0) {
                reader.collect();
            }
        });
    }

    @Test
    void aHistogramTakesTheMemoryThatIsDocumented() {
        assertEquals(22, Math.round(LatencyRange.newHistogram(2).getEstimatedFootprintInBytes() / 1_000.0));
        assertEquals(148, Math.round(LatencyRange.newHistogram(3).getEstimatedFootprintInBytes() / 1_000.0));
    }

    @Test
    void theRecordersOfSeveralLanesAreReadAsOneStage() {
        StageRecorder first = new StageRecorder(Stage.SERVICE);
        StageRecorder second = new StageRecorder(Stage.SERVICE);
        StageReader reader = new StageReader(Stage.SERVICE, List.of(first, second));
        first.record(MS, SECOND);
        reader.collect();
        assertEquals(1, reader.interval().getTotalCount());
        reader.nextInterval();
        first.record(2 * MS, SECOND);
        reader.collect();
        second.record(9 * MS, SECOND);
        reader.collect();
        assertEquals(2, reader.interval().getTotalCount());
        assertClose(9 * MS, reader.interval().getMaxValue());
        assertEquals(3, reader.total().getTotalCount());
        assertEquals("check-service", reader.interval().getTag());
        assertTrue(reader.interval().getStartTimeStamp() <= reader.interval().getEndTimeStamp());
    }

    @Test
    void aReaderRefusesTheRecorderOfAnotherStage() {
        List<StageRecorder> foreign = List.of(new StageRecorder(Stage.UEVENT));
        assertThrows(IllegalArgumentException.class, () -> new StageReader(Stage.VERDICT, foreign));
    }

    @Test
    void noValueIsLostOrCountedTwiceWhileAReaderTakesIntervals() throws InterruptedException {
        StageRecorder recorder = new StageRecorder(Stage.UEVENT);
        StageReader reader = new StageReader(Stage.UEVENT, List.of(recorder));
        AtomicBoolean done = new AtomicBoolean();
        int values = 300_000;
        Thread lane = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < values; i++) {
                recorder.record(i);
            }
            done.set(true);
        });
        while (!done.get()) {
            reader.collect();
        }
        lane.join();
        reader.collect();
        assertEquals(values, reader.total().getTotalCount());
    }

    private static StageReader collect(StageRecorder recorder) {
        StageReader reader = new StageReader(recorder.stage(), List.of(recorder));
        reader.collect();
        return reader;
    }

    /** Two significant digits: 1 %. */
    private static void assertClose(long expectedNs, long actualNs) {
        assertEquals(expectedNs, actualNs, expectedNs / 100.0);
    }
}
