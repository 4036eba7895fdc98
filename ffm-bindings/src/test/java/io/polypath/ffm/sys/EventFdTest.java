package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class EventFdTest {
    @Test
    void drainTellsHowOftenTheBellRangAndMakesItQuiet() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            EventFd bell = new EventFd(sys, arena);
            assertEquals(0, bell.drain(sys));
            bell.ring(sys);
            bell.ring(sys);
            assertEquals(2, bell.drain(sys));
            assertEquals(0, bell.drain(sys));
            bell.close(sys);
        }
    }

    @Test
    void anotherThreadRingsWithItsOwnErrno() throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            EventFd bell = new EventFd(sys, arena);
            Thread ringer = Thread.ofPlatform().start(() -> {
                try (Arena own = Arena.ofConfined()) {
                    bell.ring(new Sys(own));
                }
            });
            ringer.join();
            assertEquals(1, bell.drain(sys));
            bell.close(sys);
        }
    }
}
