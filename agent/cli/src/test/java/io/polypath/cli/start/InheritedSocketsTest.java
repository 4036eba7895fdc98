package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritedSocketsTest {

    private static List<String> names(String count, String process) {
        return InheritedSockets.names(Map.of("LISTEN_FDS", count, "LISTEN_PID", process), 77);
    }

    @Test
    void oneOrTwoThatAreForUsAreTaken() {
        assertEquals(List.of("fd:3"), names("1", "77"));
        assertEquals(List.of("fd:3", "fd:4"), names("2", "77"));
    }

    @Test
    void moreOrNoneOrThoseOfAnotherProcessAreNot() {
        assertEquals(List.of(), names("3", "77"));
        assertEquals(List.of(), names("0", "77"));
        assertEquals(List.of(), names("-1", "77"));
        assertEquals(List.of(), names("two", "77"));
        assertEquals(List.of(), names("2", "76"));
        assertEquals(List.of(), InheritedSockets.names(Map.of("LISTEN_FDS", "2"), 77));
        assertEquals(List.of(), InheritedSockets.names(Map.of(), 77));
    }
}
