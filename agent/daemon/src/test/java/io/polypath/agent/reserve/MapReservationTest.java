package io.polypath.agent.reserve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MapReservationTest {

    private final MapReservation map = new MapReservation();

    @Test
    void aKeyKeptInTheFileIsWaitedFor() {
        map.configure(true, 0, false);
        assertTrue(map.owesFile());
        assertFalse(map.concerns());
        map.filed(0xabc, true);
        assertFalse(map.owesFile());
        assertTrue(map.concerns());
        assertEquals(0xabc, map.key());
        assertTrue(map.aptpl());
    }

    @Test
    void aKeyThatWasRewrittenIsTheMapsBesideTheOneBefore() {
        map.configure(true, 0, false);
        map.filed(1, false);
        assertTrue(map.rewritten(2, false));
        assertTrue(map.owns(1) && map.owns(2));
        map.settled();
        assertFalse(map.owns(1));
    }

    @Test
    void aKeyThatIsTakenUpAgainEndsTheChange() {
        map.configure(true, 0, false);
        map.filed(1, false);
        map.rewritten(2, false);
        map.rewritten(1, false);
        assertTrue(map.owns(1));
        assertFalse(map.owns(2));
    }

    @Test
    void aKeyInTheFileIsNotTheMapsWhereTheConfigurationNamesOne() {
        map.configure(false, 5, false);
        assertFalse(map.rewritten(6, false));
        assertEquals(5, map.key());
        assertFalse(map.owns(6));
    }

    @Test
    void noKeyIsEverZero() {
        map.configure(true, 0, false);
        map.filed(1, false);
        assertTrue(map.rewritten(0, false));
        assertFalse(map.owns(0));
        assertFalse(map.owns(1), "it is being unregistered");
    }

    @Test
    void theFlagsHaveTheWordsOfTheSocket() {
        for (ReserveFlag flag : ReserveFlag.values()) {
            assertSame(flag, ReserveFlag.told(flag.word() + "\n"));
        }
        assertSame(ReserveFlag.UNKNOWN, ReserveFlag.told("fail\ndevice not found\n"));
        assertSame(ReserveFlag.UNKNOWN, ReserveFlag.told(null));
    }

    @Test
    void anotherConfigurationFindsEverythingOutAnew() {
        map.configure(false, 5, false);
        map.set();
        map.holds(true);
        map.forget();
        assertSame(ReserveFlag.UNKNOWN, map.registered());
        assertSame(ReserveFlag.UNKNOWN, map.holds());
        assertTrue(map.concerns());
    }
}
