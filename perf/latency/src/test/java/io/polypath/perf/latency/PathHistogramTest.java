package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathHistogramTest {
    private static final double ERROR = 1 / 32.0;
    private static final int[] PERMILLES = {0, 10, 100, 500, 900, 990, 999, 1_000};

    private final MemorySegment row = Arena.ofAuto().allocate(PathHistogramLayout.SIZE_BYTES, 8);
    private final PathHistogram histogram = new PathHistogram(row, 0);

    @Test
    void aHistogramFitsIntoTwoKibibytes() {
        assertEquals(1_752, PathHistogramLayout.SIZE_BYTES);
        assertTrue(PathHistogramLayout.SIZE_BYTES <= 2_048);
    }

    @Test
    void theMeanOfLogarithmsIsThatOfTheValuesWithinABucketsError() {
        assertTrue(Double.isNaN(histogram.meanLogNs()));
        long[] values = {100_000, 400_000, 1_600_000, 6_400_000};
        for (long value : values) {
            histogram.record(value);
        }
        assertEquals(Math.log(800_000), histogram.meanLogNs(), ERROR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void percentilesAreWithinOneThirtySecondOfTheExactOnes(long seed) {
        long[] values = deviceTimes(new SplittableRandom(seed), 20_000);
        for (long value : values) {
            histogram.record(value);
        }
        Arrays.sort(values);
        assertEquals(values.length, histogram.count());
        assertEquals(values[0], histogram.minNs());
        assertEquals(values[values.length - 1], histogram.maxNs());
        for (int permille : PERMILLES) {
            long exact = exact(values, permille);
            long read = histogram.percentileNs(permille / 10.0);
            assertEquals(exact, read, exact * ERROR, "seed " + seed + ", permille " + permille);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anHdrHistogramThatItWasAddedToHasTheSamePercentilesWithinBothErrors(long seed) {
        long[] values = deviceTimes(new SplittableRandom(seed), 20_000);
        Histogram target = LatencyRange.newHistogram(3);
        for (long value : values) {
            histogram.record(value);
        }
        histogram.addTo(target);
        Arrays.sort(values);
        assertEquals(values.length, target.getTotalCount());
        for (int permille : new int[] {100, 500, 900, 990, 999}) {
            long exact = exact(values, permille);
            long read = target.getValueAtPercentile(permille / 10.0);
            assertEquals(exact, read, exact * (ERROR + 0.002), "seed " + seed + ", permille " + permille);
        }
    }

    @Test
    void addingKeepsWhatTheHdrHistogramHeldBefore() {
        Histogram target = LatencyRange.newHistogram(2);
        target.recordValue(5_000_000);
        histogram.record(1_000_000);
        histogram.addTo(target);
        assertEquals(2, target.getTotalCount());
    }

    @Test
    void zeroedMemoryIsAnEmptyHistogram() {
        assertEquals(0, histogram.count());
        assertEquals(0, histogram.minNs());
        assertEquals(0, histogram.maxNs());
        assertEquals(0, histogram.percentileNs(99));
        Histogram target = LatencyRange.newHistogram(2);
        histogram.addTo(target);
        assertEquals(0, target.getTotalCount());
    }

    @Test
    void oneValueIsReportedExactlyAtEveryPercentile() {
        histogram.record(123_456_789);
        for (int permille : PERMILLES) {
            assertEquals(123_456_789, histogram.percentileNs(permille / 10.0));
        }
    }

    @Test
    void valuesBelowAndAboveTheRangeAreCounted() {
        histogram.record(-5);
        histogram.record(0);
        histogram.record(200_000_000_000L);
        assertEquals(3, histogram.count());
        assertEquals(1, histogram.minNs());
        assertEquals(200_000_000_000L, histogram.percentileNs(100));
        assertTrue(histogram.percentileNs(50) < 1_024);
    }

    @Test
    void aValueBeyondTheRangeOfAnHdrHistogramIsAddedAsItsLongest() {
        histogram.record(200_000_000_000L);
        Histogram target = LatencyRange.newHistogram(2);
        histogram.addTo(target);
        assertTrue(target.valuesAreEquivalent(LatencyRange.HIGHEST_NS, target.getMaxValue()));
    }

    @Test
    void aFullCountStaysFullInsteadOfWrapping() {
        histogram.record(1_000_000);
        int bucket = LogLinearBuckets.indexOf(1_000_000);
        PathHistogramLayout.count(row, 0, bucket, PathHistogram.SATURATED - 1);
        histogram.record(1_000_000);
        histogram.record(1_000_000);
        assertEquals(PathHistogram.SATURATED, histogram.count());
        assertEquals(1_000_000, histogram.percentileNs(50));
    }

    @Test
    void halvingForgetsASingleOldValueAndKeepsTheShapeOfTheRest() {
        for (int i = 0; i < 1_000; i++) {
            histogram.record(1_000_000);
            histogram.record(8_000_000);
        }
        histogram.record(2_000);
        histogram.record(30_000_000_000L);
        histogram.halve();
        assertEquals(1_000, histogram.count());
        assertEquals(1_000_000, histogram.percentileNs(50), 1_000_000 * ERROR);
        assertEquals(8_000_000, histogram.percentileNs(51), 8_000_000 * ERROR);
        assertEquals(1_000_000, histogram.minNs(), 1_000_000 / 16.0);
        assertEquals(8_000_000, histogram.maxNs(), 8_000_000 / 16.0);
    }

    @Test
    void halvingTheLastValueLeavesAnEmptyHistogram() {
        histogram.record(1_000_000);
        histogram.halve();
        assertEquals(0, histogram.count());
        assertEquals(0, histogram.maxNs());
        histogram.record(5_000);
        assertEquals(5_000, histogram.minNs());
    }

    @Test
    void aHistogramLeavesItsNeighboursInATableAlone() {
        int size = PathHistogramLayout.SIZE_BYTES;
        MemorySegment table = MemorySegment.ofArray(new long[3 * size / Long.BYTES]);
        PathHistogram middle = new PathHistogram(table, size);
        for (long ns = 1; ns > 0; ns <<= 1) {
            middle.record(ns);
        }
        assertEquals(63, middle.count());
        assertEquals(0, new PathHistogram(table, 0).count());
        assertEquals(0, new PathHistogram(table, 2L * size).count());
        middle.clear();
        assertEquals(-1, table.mismatch(MemorySegment.ofArray(new long[3 * size / Long.BYTES])));
    }

    @Test
    void aPlaceThatIsTooSmallOrNotAlignedIsRefused() {
        MemorySegment aligned = Arena.ofAuto().allocate(4_096, 8);
        MemorySegment bytes = MemorySegment.ofArray(new byte[4_096]);
        assertThrows(IndexOutOfBoundsException.class, () -> new PathHistogram(row, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> new PathHistogram(row, -8));
        assertThrows(IllegalArgumentException.class, () -> new PathHistogram(aligned, 4));
        assertThrows(IllegalArgumentException.class, () -> new PathHistogram(bytes, 0));
    }

    @Test
    void recordingAndReadingAllocateNothing() {
        Histogram target = LatencyRange.newHistogram(2);
        Allocation.assertNone(i -> {
            histogram.record(i * 1_000);
            if (i % 256 == 0) {
                histogram.percentileNs(99);
                histogram.addTo(target);
                histogram.halve();
                histogram.clear();
            }
        });
    }

    /** Most of a device's answers are near 200 µs, one in a hundred is spread over the whole range. */
    private static long[] deviceTimes(SplittableRandom random, int count) {
        return random.longs(count)
                .map(bits -> (bits & 127) == 0 ? 1_024L << random.nextInt(26) : 150_000 + random.nextLong(100_000))
                .map(ns -> ns + random.nextLong(ns))
                .toArray();
    }

    private static long exact(long[] sorted, int permille) {
        return sorted[Math.max(0, Math.ceilDiv(permille * sorted.length, 1_000) - 1)];
    }
}
