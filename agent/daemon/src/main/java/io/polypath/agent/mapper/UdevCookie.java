package io.polypath.agent.mapper;

import io.polypath.agent.port.UdevAnswer;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.SemaphoreOps;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A System V semaphore that counts the uevents whose rules udev has yet to run, as libdm's cookies do: the kernel hands the cookie
 * to udev in {@code DM_COOKIE}, and the last of device-mapper's rules lets {@code dmsetup udevcomplete} count it down
 * (libdevmapper.h, {@code dm_task_set_cookie}). Owned by one lane.
 */
final class UdevCookie {

    /** Not a cookie: nobody waits. */
    static final int NONE = 0;

    /** Upper half of the semaphore's key, by which dmsetup finds it; the lower half is the cookie. */
    private static final int KEY = 0x0d4d_0000;

    private static final int COOKIES = 0xffff;
    private static final int TRIES = 16;
    private static final int MODE = 0600;

    private final Sys sys;
    private final SemaphoreOps operation;
    private int semaphore = -1;
    private int cookie = NONE;

    UdevCookie(Sys sys, Arena arena) {
        this.sys = sys;
        operation = new SemaphoreOps(arena);
    }

    /** Makes a semaphore. Without one, because the system has no more of them, nothing is waited for. */
    void begin() {
        int error = -Errno.EEXIST;
        for (int tries = 0; error == -Errno.EEXIST && tries < TRIES; tries++) {
            cookie = ThreadLocalRandom.current().nextInt(1, COOKIES + 1);
            error = sys.semget(KEY | cookie, 1, SemaphoreOps.IPC_CREAT | SemaphoreOps.IPC_EXCL | MODE);
        }
        semaphore = error;
        if (semaphore < 0 || sys.semctl(semaphore, 0, SemaphoreOps.SETVAL, 0) < 0) {
            cookie = NONE;
        }
    }

    /** What the next command carries in the lower half of its event number. */
    int cookie() {
        return cookie;
    }

    /** A command is about to be sent that udev will hear of. */
    void expect() {
        count(1);
    }

    /** It caused no event after all. */
    void unexpect() {
        count(-1);
    }

    private void count(int change) {
        if (cookie != NONE) {
            sys.semop(semaphore, operation.of(0, change, SemaphoreOps.IPC_NOWAIT), 1);
        }
    }

    /** Waits until udev's rules have run for every event, and forgets the semaphore. Only where there is a cookie. */
    UdevAnswer await(long limitNs) {
        long endNs = System.nanoTime() + limitNs;
        int result = -Errno.EINTR;
        for (long leftNs = limitNs; result == -Errno.EINTR && leftNs > 0; leftNs = endNs - System.nanoTime()) {
            result = sys.semtimedop(semaphore, operation.of(0, 0, 0), 1, operation.timeout(leftNs));
        }
        sys.semctl(semaphore, 0, SemaphoreOps.IPC_RMID, 0);
        cookie = NONE;
        semaphore = -1;
        return result == 0 ? UdevAnswer.DONE : UdevAnswer.LATE;
    }
}
