package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** System V semaphores, which udev's rules use to answer libdm. */
abstract sealed class SemaphoreCalls extends ProcessCalls permits Sys {
    private static final MemorySegment SEMGET = Link.function("semget");
    private static final MemorySegment SEMOP = Link.function("semop");
    private static final MemorySegment SEMTIMEDOP = Link.function("semtimedop");
    private static final MemorySegment SEMCTL = Link.function("semctl");

    SemaphoreCalls(Arena arena) {
        super(arena);
    }

    /** semget(2). @return the set's identifier, or -EEXIST (with IPC_EXCL), -ENOENT, -ENOSPC, -EACCES, -ENOMEM */
    public final int semget(int key, int count, int flags) {
        return result((int) call(SEMGET, key, count, flags));
    }

    /**
     * semop(2).
     *
     * @param operations {@code count} records, see {@link SemaphoreOps}
     * @return 0, or -EAGAIN (with IPC_NOWAIT), -EIDRM (removed meanwhile), -EINVAL (no such set), -EINTR, -ERANGE
     */
    public final int semop(int set, MemorySegment operations, int count) {
        checkLength(operations, count * SemaphoreOps.SIZE_BYTES);
        return result((int) call(SEMOP, set, at(operations), count));
    }

    /** semtimedop(2). @return as {@link #semop}; -EAGAIN also when the time is over */
    public final int semtimedop(int set, MemorySegment operations, int count, MemorySegment timespec) {
        checkLength(operations, count * SemaphoreOps.SIZE_BYTES);
        return result((int) call(SEMTIMEDOP, set, at(operations), count, at(timespec)));
    }

    /**
     * semctl(2).
     *
     * @param value the integer of {@code union semun}; ignored by commands that take none
     * @return 0, or the value that GETVAL asks for; -EINVAL (no such set), -EIDRM, -EPERM, -ERANGE
     */
    public final int semctl(int set, int number, int command, int value) {
        return result((int) call(SEMCTL, set, number, command, value));
    }
}
