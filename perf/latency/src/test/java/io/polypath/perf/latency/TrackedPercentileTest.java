package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedPercentileTest {
    private final PathHistogram times = new PathHistogram(Arena.ofAuto().allocate(PathHistogramLayout.SIZE_BYTES, 8), 0);

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 50, 99, 99.9, 100})
    void itIsAlwaysWhatCountingAnewWouldSay(double percentile) {
        TrackedPercentile tracked = times.track(percentile);
        SplittableRandom random = new SplittableRandom((long) percentile);
        assertEquals(0, tracked.ns());
        for (int i = 0; i < 20_000; i++) {
            times.record(random.nextLong(1L << random.nextInt(1, 39)));
            if (i % 5_000 == 4_999) {
                times.halve();
            }
            assertEquals(times.percentileNs(percentile), tracked.ns(), "after " + i);
        }
    }

    @Test
    void itBeginsWithWhatIsThereAndIsNothingAfterwards() {
        times.record(5_000);
        TrackedPercentile tracked = times.track(50);
        assertEquals(times.percentileNs(50), tracked.ns());
        times.clear();
        assertEquals(0, tracked.ns());
        times.record(80_000);
        assertEquals(80_000, tracked.ns());
    }
}
