package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on the process and its threads: memory, scheduling, identity, signals. */
abstract sealed class ProcessCalls extends SocketCalls permits SemaphoreCalls {
    private static final MethodHandle MMAP = Link.function("mmap", 6);
    private static final MethodHandle MUNMAP = Link.function("munmap", 2);
    private static final MethodHandle MLOCKALL = Link.function("mlockall", 1);
    private static final MethodHandle UNSHARE = Link.function("unshare", 1);
    private static final MethodHandle SCHED_SETSCHEDULER = Link.function("sched_setscheduler", 3);
    private static final MethodHandle PRCTL = Link.function("prctl", 5);
    private static final MethodHandle GETPID = Link.function("getpid", 0);
    private static final MethodHandle GETTID = Link.function("gettid", 0);
    private static final MethodHandle GETEUID = Link.function("geteuid", 0);
    private static final MethodHandle KILL = Link.function("kill", 2);
    private static final MethodHandle TGKILL = Link.function("tgkill", 3);

    ProcessCalls(Arena arena) {
        super(arena);
    }

    /**
     * mmap(2).
     *
     * @param addr wanted address, usually 0
     * @return the address, or -ENOMEM, -EACCES, -EINVAL, -ENODEV, -EPERM
     */
    public final long mmap(long addr, long len, int prot, int flags, int fd, long off) {
        try {
            return result((long) MMAP.invokeExact(errno, addr, len, (long) prot, (long) flags, (long) fd, off));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** munmap(2). No segment over the range may be used afterwards: the access kills the JVM. @return 0 or -EINVAL */
    public final int munmap(long addr, long len) {
        try {
            return result((int) (long) MUNMAP.invokeExact(errno, addr, len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** mlockall(2). @return 0, or -ENOMEM (RLIMIT_MEMLOCK below the size of the address space), -EPERM */
    public final int mlockall(int flags) {
        try {
            return result((int) (long) MLOCKALL.invokeExact(errno, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** unshare(2), for the calling thread. @return 0, or -EPERM, -EINVAL, -ENOSPC */
    public final int unshare(int flags) {
        try {
            return result((int) (long) UNSHARE.invokeExact(errno, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * sched_setscheduler(2); {@code tid} 0 is the calling thread, {@code param} a sched_param.
     *
     * @return 0 or -EPERM, -EINVAL
     */
    public final int schedSetscheduler(int tid, int policy, MemorySegment param) {
        try {
            return result((int) (long) SCHED_SETSCHEDULER.invokeExact(errno, (long) tid, (long) policy, at(param)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** prctl(2). @return the option's value, or -EINVAL, -EPERM, -EFAULT */
    public final int prctl(int op, long a, long b, long c, long d) {
        try {
            return result((int) (long) PRCTL.invokeExact(errno, (long) op, a, b, c, d));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** getpid(2); cannot fail. */
    public final int getpid() {
        try {
            return (int) (long) GETPID.invokeExact(errno);
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** gettid(2) of the calling thread; cannot fail. */
    public final int gettid() {
        try {
            return (int) (long) GETTID.invokeExact(errno);
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** geteuid(2); cannot fail. */
    public final int geteuid() {
        try {
            return (int) (long) GETEUID.invokeExact(errno);
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** kill(2); {@code sig} 0 only asks. @return 0, or -ESRCH, -EPERM, -EINVAL */
    public final int kill(int pid, int sig) {
        try {
            return result((int) (long) KILL.invokeExact(errno, (long) pid, (long) sig));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** tgkill(2): a signal to one thread. @return 0, or -ESRCH, -EPERM, -EINVAL */
    public final int tgkill(int pid, int tid, int sig) {
        try {
            return result((int) (long) TGKILL.invokeExact(errno, (long) pid, (long) tid, (long) sig));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
