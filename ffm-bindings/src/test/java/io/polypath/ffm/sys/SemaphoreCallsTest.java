package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class SemaphoreCallsTest {
    private static final int PRIVATE = 0;
    private static final int MODE = 0600;
    private static final long NS_PER_MS = 1_000_000;

    @Test
    void aSemaphoreIsWaitedForUntilItIsZeroAndNoLongerThanTold() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            SemaphoreOps operation = new SemaphoreOps(arena);
            int set = sys.semget(PRIVATE, 1, SemaphoreOps.IPC_CREAT | MODE);
            assertTrue(set >= 0, () -> Errno.describe(set));
            assertEquals(0, sys.semctl(set, 0, SemaphoreOps.SETVAL, 3));
            assertEquals(0, sys.semop(set, operation.of(0, -2, SemaphoreOps.IPC_NOWAIT), 1));
            assertEquals(1, sys.semctl(set, 0, SemaphoreOps.GETVAL, 0));
            assertEquals(-Errno.EAGAIN, sys.semtimedop(set, operation.of(0, 0, 0), 1, operation.timeout(NS_PER_MS)));
            assertEquals(0, sys.semop(set, operation.of(0, -1, SemaphoreOps.IPC_NOWAIT), 1));
            assertEquals(0, sys.semtimedop(set, operation.of(0, 0, 0), 1, operation.timeout(NS_PER_MS)));
            assertEquals(-Errno.EAGAIN, sys.semop(set, operation.of(0, -1, SemaphoreOps.IPC_NOWAIT), 1));
            assertEquals(0, sys.semctl(set, 0, SemaphoreOps.IPC_RMID, 0));
            assertEquals(-Errno.EINVAL, sys.semop(set, operation.of(0, 1, 0), 1));
        }
    }

    @Test
    void aKeyIsTakenOnce() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            int key = 0x0d4e0000 | sys.getpid() & 0xffff;
            int set = sys.semget(key, 1, SemaphoreOps.IPC_CREAT | SemaphoreOps.IPC_EXCL | MODE);
            assertTrue(set >= 0, () -> Errno.describe(set));
            assertEquals(-Errno.EEXIST, sys.semget(key, 1, SemaphoreOps.IPC_CREAT | SemaphoreOps.IPC_EXCL | MODE));
            assertEquals(set, sys.semget(key, 1, 0));
            assertEquals(0, sys.semctl(set, 0, SemaphoreOps.IPC_RMID, 0));
            assertEquals(-Errno.ENOENT, sys.semget(key, 1, 0));
        }
    }
}
