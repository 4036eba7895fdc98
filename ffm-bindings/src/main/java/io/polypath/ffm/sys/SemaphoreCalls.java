package io.polypath.ffm.sys;

import static io.polypath.ffm.sys.Link.A;
import static io.polypath.ffm.sys.Link.I;
import static io.polypath.ffm.sys.Link.L;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** System V semaphores, which udev's rules use to answer libdm. */
abstract sealed class SemaphoreCalls extends ProcessCalls permits Sys {
    private static final MethodHandle SEMGET = Link.toInt("semget", I, I, I);
    private static final MethodHandle SEMOP = Link.toInt("semop", I, A, L);
    private static final MethodHandle SEMTIMEDOP = Link.toInt("semtimedop", I, A, L, A);
    private static final MethodHandle SEMCTL = Link.variadicToInt("semctl", 3, I, I, I, L);

    SemaphoreCalls(Arena arena) {
        super(arena);
    }

    /** semget(2). @return the set's identifier, or -EEXIST (with IPC_EXCL), -ENOENT, -ENOSPC, -EACCES, -ENOMEM */
    public final int semget(int key, int count, int flags) {
        try {
            return result((int) SEMGET.invokeExact(errno, key, count, flags));
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
            return result((int) SEMOP.invokeExact(errno, set, operations, (long) count));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** semtimedop(2). @return as {@link #semop}; -EAGAIN also when the time is over */
    public final int semtimedop(int set, MemorySegment operations, int count, MemorySegment timespec) {
        checkLength(operations, count * SemaphoreOps.SIZE_BYTES);
        try {
            return result((int) SEMTIMEDOP.invokeExact(errno, set, operations, (long) count, timespec));
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
            return result((int) SEMCTL.invokeExact(errno, set, number, command, (long) value));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
