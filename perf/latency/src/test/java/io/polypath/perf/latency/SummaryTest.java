package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final MemorySegment rows = Arena.ofAuto().allocate(3 * SummaryLayout.SIZE_BYTES, 64);
    private final Histogram histogram = LatencyRange.newHistogram(3);

    @Test
    void aRowHoldsTheHistogramsPercentiles() {
        for (int i = 1; i <= 1_000; i++) {
            histogram.recordValue(i * 1_000_000L);
        }
        histogram.setEndTimeStamp(1_750_000_000_123L);
        Summary.fill(histogram, rows, SummaryLayout.SIZE_BYTES);
        Summary summary = Summary.read(rows, SummaryLayout.SIZE_BYTES);
        assertEquals(1_000, summary.count());
        assertEquals(1e6, summary.minNs(), 1e3);
        assertEquals(500e6, summary.p50Ns(), 500e3);
        assertEquals(900e6, summary.p90Ns(), 900e3);
        assertEquals(990e6, summary.p99Ns(), 990e3);
        assertEquals(999e6, summary.p999Ns(), 999e3);
        assertEquals(1_000e6, summary.maxNs(), 1_000e3);
        assertEquals(1_750_000_000_123L, summary.endMillis());
    }

    @Test
    void aRowLeavesItsNeighboursAlone() {
        histogram.recordValue(7_000_000);
        Summary.fill(histogram, rows, SummaryLayout.SIZE_BYTES);
        Summary empty = new Summary(0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(empty, Summary.read(rows, 0));
        assertEquals(empty, Summary.read(rows, 2L * SummaryLayout.SIZE_BYTES));
    }

    @Test
    void anEmptyHistogramFillsARowWithZeroesAndItsTime() {
        rows.fill((byte) 0xff);
        histogram.setEndTimeStamp(42);
        Summary.fill(histogram, rows, 0);
        assertEquals(new Summary(0, 0, 0, 0, 0, 0, 0, 42), Summary.read(rows, 0));
    }

    @Test
    void fillingARowAllocatesNothing() {
        histogram.recordValue(7_000_000);
        Allocation.assertNone(i -> {
            if (i % 64 == 0) {
                Summary.fill(histogram, rows, 0);
            }
        });
    }
}
