package io.polypath.sim.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.sim.model.Latency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"7ns, 7", "200us, 200000", "1.5s, 1500000000", "2m, 120000000000", "1h, 3600000000000", "0s, 0", "0.25ms, 250000"})
    void durationsHaveUnits(String word, long ns) throws BadWord {
        assertEquals(ns, Quantities.durationNs(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.s", "1,5s", "5 s", "5sec", "1e3s"})
    void whatHasNoUnitIsNoDuration(String word) {
        assertEquals(ProblemKind.NOT_A_DURATION, kind(() -> Quantities.durationNs(word)));
    }

    @Test
    void noDurationOverflows() {
        assertEquals(ProblemKind.OUT_OF_RANGE, kind(() -> Quantities.durationNs("999999999999h")));
        assertEquals(ProblemKind.OUT_OF_RANGE, kind(() -> Quantities.bytes("999999999999T")));
    }

    @ParameterizedTest
    @CsvSource({"512K, 524288", "10G, 10737418240", "1.5T, 1649267441664"})
    void sizesAreBinary(String word, long bytes) throws BadWord {
        assertEquals(bytes, Quantities.bytes(word));
    }

    @Test
    void latenciesAreConstantUniformOrTailed() throws BadWord {
        assertEquals(new Latency.Constant(200_000), Quantities.latency("200us"));
        assertEquals(new Latency.Uniform(100_000, 5_000_000), Quantities.latency("100us..5ms"));
        assertEquals(new Latency.LogNormal(200_000, 0.5, 200_000_000), Quantities.latency("200us~0.5"));
        assertEquals(ProblemKind.OUT_OF_RANGE, kind(() -> Quantities.latency("5ms..5ms")));
        assertEquals(ProblemKind.NOT_A_LATENCY, kind(() -> Quantities.latency("5ms~x")));
        assertEquals(ProblemKind.NOT_A_LATENCY, kind(() -> Quantities.latency("5ms~4")));
        assertEquals(ProblemKind.NOT_A_DURATION, kind(() -> Quantities.latency("~1")));
    }

    /** A call that may find a bad word. */
    @FunctionalInterface
    private interface Reading {
        Object read() throws BadWord;
    }

    private static ProblemKind kind(Reading reading) {
        return assertThrows(BadWord.class, reading::read).at("here").kind();
    }
}
