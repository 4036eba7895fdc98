package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.UdevAnswer;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.SemaphoreOps;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdevCookieTest {

    private static final long A_MINUTE_NS = 60_000_000_000L;
    private static final long A_MOMENT_NS = 1_000_000L;

    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private final UdevCookie cookie = new UdevCookie(sys, arena);

    @AfterEach
    void release() {
        arena.close();
    }

    @Test
    void theWaitEndsWhenEveryEventWasAnswered() throws InterruptedException {
        cookie.begin();
        cookie.expect();
        cookie.expect();
        int key = key();
        Thread rules = Thread.ofPlatform().start(() -> {
            complete(key);
            complete(key);
        });
        assertEquals(UdevAnswer.DONE, cookie.await(A_MINUTE_NS));
        rules.join();
        assertGone(key);
    }

    @Test
    void anEventThatNobodyAnswersIsNotWaitedForLongerThanTold() {
        cookie.begin();
        cookie.expect();
        int key = key();
        assertEquals(UdevAnswer.LATE, cookie.await(A_MOMENT_NS));
        assertGone(key);
    }

    @Test
    void aCommandThatCausedNoEventIsNotWaitedFor() {
        cookie.begin();
        cookie.expect();
        cookie.unexpect();
        assertEquals(UdevAnswer.DONE, cookie.await(A_MINUTE_NS));
    }

    @Test
    void somebodyWhoRemovesTheSemaphoreEndsTheWait() {
        cookie.begin();
        cookie.expect();
        assertEquals(0, sys.semctl(sys.semget(key(), 1, 0), 0, SemaphoreOps.IPC_RMID, 0));
        assertEquals(UdevAnswer.LATE, cookie.await(A_MINUTE_NS));
    }

    @Test
    void whereNobodyWaitsThereIsNoCookie() {
        assertEquals(UdevCookie.NONE, cookie.cookie());
        cookie.expect();
        cookie.unexpect();
        assertEquals(UdevCookie.NONE, cookie.cookie());
    }

    /** As dmsetup finds it. */
    private int key() {
        assertNotEquals(UdevCookie.NONE, cookie.cookie());
        return 0x0d4d << 16 | cookie.cookie();
    }

    private static void complete(int key) {
        try (Arena own = Arena.ofConfined()) {
            Sys ownSys = new Sys(own);
            int set = ownSys.semget(key, 1, 0);
            assertTrue(set >= 0, () -> Errno.describe(set));
            assertEquals(0, ownSys.semop(set, new SemaphoreOps(own).of(0, -1, SemaphoreOps.IPC_NOWAIT), 1));
        }
    }

    private void assertGone(int key) {
        assertEquals(-Errno.ENOENT, sys.semget(key, 1, 0));
    }
}
