package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** System V semaphores, which udev's rules use to answer libdm. */
abstract sealed class SemaphoreCalls extends ProcessCalls permits Sys {
    private static final MethodHandle SEMGET = Link.function("semget", 3);
    private static final MethodHandle SEMOP = Link.function("semop", 3);
    private static final MethodHandle SEMTIMEDOP = Link.function("semtimedop", 4);
    private static final MethodHandle SEMCTL = Link.function("semctl", 4);

    SemaphoreCalls(Arena arena) {
        super(arena);
    }

    /** semget(2). @return the set's identifier, or -EEXIST (with IPC_EXCL), -ENOENT, -ENOSPC, -EACCES, -ENOMEM */
    public final int semget(int key, int count, int flags) {
        try {
            return result((int) (long) SEMGET.invokeExact(errno, (long) key, (long) count, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * semop(2).
     *
     * @param operations {@code count} records, see {@link SemaphoreOps}
     * @return 0, or -EAGAIN (with IPC_NOWAIT), -EIDRM (removed meanwhile), -EINVAL (no such set), -EINTR, -ERANGE
     */
    public final int semop(int set, MemorySegment operations, int count) {
        checkLength(operations, count * SemaphoreOps.SIZE_BYTES);
        try {
            return result((int) (long) SEMOP.invokeExact(errno, (long) set, at(operations), (long) count));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** semtimedop(2). @return as {@link #semop}; -EAGAIN also when the time is over */
    public final int semtimedop(int set, MemorySegment operations, int count, MemorySegment timespec) {
        checkLength(operations, count * SemaphoreOps.SIZE_BYTES);
        try {
            return result((int) (long) SEMTIMEDOP.invokeExact(errno, (long) set, at(operations), (long) count, at(timespec)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * semctl(2).
     *
     * @param value the integer of {@code union semun}; ignored by commands that take none
     * @return 0, or the value that GETVAL asks for; -EINVAL (no such set), -EIDRM, -EPERM, -ERANGE
     */
    public final int semctl(int set, int number, int command, int value) {
        try {
            return result((int) (long) SEMCTL.invokeExact(errno, (long) set, (long) number, (long) command, (long) value));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
