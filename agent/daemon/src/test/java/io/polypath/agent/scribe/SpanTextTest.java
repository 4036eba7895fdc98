package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns", "999, 999 ns", "1000, 1 µs", "310000, 310 µs", "1200000, 1.2 ms", "1234567, 1.23 ms", "1050000, 1.05 ms",
        "12345678, 12.3 ms", "999999999, 999 ms", "5000000000, 5 s", "59999999999, 59.9 s", "60000000000, 1 min",
        "200000000000, 3 min 20 s", "3600000000000, 1 h", "7380000000000, 2 h 3 min", "187200000000000, 2 d 4 h",
        "-1500000, -1.5 ms", "9223372036854775807, 106751 d 23 h", "-9223372036854775808, -106751 d 23 h"
    })
    void aLengthOfTimeHasAtMostThreeDigitsAndAUnit(long ns, String text) {
        assertEquals(text, SpanText.of(ns));
    }
}
