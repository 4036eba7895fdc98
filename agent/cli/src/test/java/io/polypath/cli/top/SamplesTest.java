package io.polypath.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Samples<Integer> samples = new Samples<>();

    private void fill(int count, long everyNs) {
        for (int number = 0; number < count; number++) {
            samples.add(number, number * everyNs);
            assertTrue(samples.kept() <= 4, () -> samples.kept() + " samples");
            assertEquals(number, samples.last().what());
        }
    }

    @Test
    void ratesAreOfHalfAMinuteToAMinute() {
        fill(300, SECOND);
        long length = samples.last().takenNs() - samples.first().takenNs();
        assertTrue(length >= 30 * SECOND && length <= 60 * SECOND, () -> length + " ns");
    }

    @Test
    void fewAreKeptHoweverOftenThereIsALook() {
        fill(3_000, SECOND / 10);
    }

    @Test
    void atFirstRatesAreFromTheBeginning() {
        fill(20, SECOND);
        assertEquals(0, samples.first().what());
    }

    @Test
    void rareLooksAreComparedWithTheOneBefore() {
        fill(5, 100 * SECOND);
        assertEquals(3, samples.first().what());
    }
}
