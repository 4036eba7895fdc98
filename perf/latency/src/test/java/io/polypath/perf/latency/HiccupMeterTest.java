package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HiccupMeterTest {
    private static final long MS = 1_000_000;
    private static final long PERIOD = 10 * MS;

    private final StageRecorder recorder = new StageRecorder(Stage.HICCUP);
    private final HiccupSampler sampler = new HiccupSampler(recorder, PERIOD);

    @Test
    void whatEverySleepCostsIsNoHiccup() {
        for (int i = 0; i < 100; i++) {
            sampler.sample(0, PERIOD + 70_000);
        }
        Histogram seen = seen(recorder);
        assertEquals(100, seen.getTotalCount());
        assertTrue(seen.getMaxValue() < LatencyRange.LOWEST_NS);
    }

    @Test
    void aPauseCountsForAllTheSamplesItHid() {
        sampler.sample(0, PERIOD);
        sampler.sample(0, PERIOD + 50 * MS);
        Histogram seen = seen(recorder);
        assertEquals(1 + 5, seen.getTotalCount());
        assertEquals(50 * MS, seen.getMaxValue(), MS / 2.0);
        assertEquals(20 * MS, seen.getValueAtPercentile(50), MS / 5.0);
    }

    @Test
    void aProcessThatWasStoppedForAnHourCostsABoundedNumberOfValues() {
        sampler.sample(0, PERIOD);
        sampler.sample(0, 3_600_000 * MS);
        assertEquals(1 + 6_000, seen(recorder).getTotalCount());
        assertEquals(1, recorder.overRange());
    }

    @Test
    void theMetersThreadSamplesUntilItIsClosed() {
        StageReader reader;
        try (HiccupMeter meter = new HiccupMeter(StageRecorder.MIN_INTERVAL_NS)) {
            meter.start();
            reader = new StageReader(Stage.HICCUP, List.of(meter.recorder()));
            while (reader.total().getTotalCount() < 3) {
                Thread.onSpinWait();
                reader.collect();
            }
        }
        reader.collect();
        reader.nextInterval();
        reader.collect();
        assertEquals(0, reader.interval().getTotalCount());
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("hiccup")));
    }

    @Test
    void closingAnInterruptedCallersMeterKeepsTheInterrupt() {
        HiccupMeter meter = new HiccupMeter(3_600_000 * MS);
        meter.start();
        Thread.currentThread().interrupt();
        meter.close();
        assertTrue(Thread.interrupted());
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("hiccup")));
    }

    @Test
    void aPeriodUnderAMillisecondIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HiccupMeter(StageRecorder.MIN_INTERVAL_NS - 1));
    }

    private static Histogram seen(StageRecorder recorder) {
        StageReader reader = new StageReader(Stage.HICCUP, List.of(recorder));
        reader.collect();
        return reader.interval();
    }
}
