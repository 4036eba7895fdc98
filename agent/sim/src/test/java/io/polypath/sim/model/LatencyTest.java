package io.polypath.sim.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final int SAMPLES = 100_001;

    @Test
    void aConstantIsConstant() {
        assertTrue(Arrays.stream(samples(new Latency.Constant(200_000))).allMatch(ns -> ns == 200_000));
    }

    @Test
    void aUniformLatencyStaysInItsRangeAndFillsIt() {
        long[] samples = samples(new Latency.Uniform(100, 200));
        assertEquals(100, samples[0]);
        assertEquals(199, samples[SAMPLES - 1]);
    }

    @Test
    void aLogNormalLatencyHasItsMedianAndItsTail() {
        long[] samples = samples(new Latency.LogNormal(1_000_000, 0.5, 1_000_000_000));
        assertEquals(1_000_000, samples[SAMPLES / 2], 20_000);
        assertEquals(3_200_000, samples[SAMPLES * 99 / 100], 160_000);
    }

    @Test
    void aLogNormalLatencyIsCapped() {
        long[] samples = samples(new Latency.LogNormal(1_000, 2.0, 5_000));
        assertEquals(5_000, samples[SAMPLES - 1]);
    }

    @Test
    void impossibleLatenciesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Latency.Constant(-1));
        assertThrows(IllegalArgumentException.class, () -> new Latency.Uniform(5, 5));
        assertThrows(IllegalArgumentException.class, () -> new Latency.LogNormal(5, -1, 10));
        assertThrows(IllegalArgumentException.class, () -> new Latency.LogNormal(5, Double.NaN, 10));
        assertThrows(IllegalArgumentException.class, () -> new Latency.LogNormal(5, 1, 4));
    }

    private static long[] samples(Latency latency) {
        SplittableRandom random = new SplittableRandom(1);
        long[] samples = new long[SAMPLES];
        Arrays.setAll(samples, i -> latency.sampleNs(random));
        Arrays.sort(samples);
        return samples;
    }
}
