package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"5, PT5S", "500ms, PT0.5S", "5s, PT5S", "2min, PT2M", "2m, PT2M", "1h, PT1H", "3d, PT72H"})
    void aLengthOfTimeIsANumberOfSecondsOrHasAUnit(String text, Duration expected) {
        assertEquals(expected, Spans.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5", "5 s", "1.5s", "5w", "99999999999"})
    void anythingElseIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> Spans.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-21T11:58:30Z",
        "14:05, 2026-11-21T13:05:00Z",
        "14:05:30, 2026-11-21T13:05:30Z",
        "2026-11-20, 2026-11-19T23:00:00Z",
        "2026-11-20T08:00, 2026-11-20T07:00:00Z",
        "2026-11-20 08:00:00.123, 2026-11-20T07:00:00.123Z",
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z"
    })
    void aPointInTimeIsAgoOrTodayOrADateInTheReadersZone(String text, Instant expected) {
        assertEquals(expected, Since.parse(text, NOW, BERLIN));
    }

    @Test
    void whatIsNoPointInTimeIsNone() {
        assertNull(Since.parse("yesterweek", NOW, BERLIN));
        assertNull(Since.parse("25:00", NOW, BERLIN));
    }
}
