package io.polypath.ffm.sys;

import static io.polypath.ffm.sys.Link.A;
import static io.polypath.ffm.sys.Link.I;
import static io.polypath.ffm.sys.Link.L;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on the process and its threads: memory, scheduling, identity, signals. */
abstract sealed class ProcessCalls extends SocketCalls permits SemaphoreCalls {
    private static final MethodHandle MMAP = Link.toLong("mmap", L, L, I, I, I, L);
    private static final MethodHandle MUNMAP = Link.toInt("munmap", L, L);
    private static final MethodHandle MLOCKALL = Link.toInt("mlockall", I);
    private static final MethodHandle UNSHARE = Link.toInt("unshare", I);
    private static final MethodHandle SCHED_SETSCHEDULER = Link.toInt("sched_setscheduler", I, I, A);
    private static final MethodHandle PRCTL = Link.variadicToInt("prctl", 1, I, L, L, L, L);
    private static final MethodHandle GETPID = Link.toInt("getpid");
    private static final MethodHandle GETTID = Link.toInt("gettid");
    private static final MethodHandle GETEUID = Link.toInt("geteuid");
    private static final MethodHandle KILL = Link.toInt("kill", I, I);
    private static final MethodHandle TGKILL = Link.toInt("tgkill", I, I, I);

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
            return result((long) MMAP.invokeExact(errno, addr, len, prot, flags, fd, off));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** munmap(2). No segment over the range may be used afterwards: the access kills the JVM. @return 0 or -EINVAL */
    public final int munmap(long addr, long len) {
        try {
            return result((int) MUNMAP.invokeExact(errno, addr, len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** mlockall(2). @return 0, or -ENOMEM (RLIMIT_MEMLOCK below the size of the address space), -EPERM */
    public final int mlockall(int flags) {
        try {
            return result((int) MLOCKALL.invokeExact(errno, flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** unshare(2), for the calling thread. @return 0, or -EPERM, -EINVAL, -ENOSPC */
    public final int unshare(int flags) {
        try {
            return result((int) UNSHARE.invokeExact(errno, flags));
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
            return result((int) SCHED_SETSCHEDULER.invokeExact(errno, tid, policy, param));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** prctl(2). @return the option's value, or -EINVAL, -EPERM, -EFAULT */
    public final int prctl(int op, long a, long b, long c, long d) {
        try {
            return result((int) PRCTL.invokeExact(errno, op, a, b, c, d));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** getpid(2); cannot fail. */
    public final int getpid() {
        try {
            return (int) GETPID.invokeExact(errno);
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** gettid(2) of the calling thread; cannot fail. */
    public final int gettid() {
        try {
            return (int) GETTID.invokeExact(errno);
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** geteuid(2); cannot fail. */
    public final int geteuid() {
        try {
            return (int) GETEUID.invokeExact(errno);
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** kill(2); {@code sig} 0 only asks. @return 0, or -ESRCH, -EPERM, -EINVAL */
    public final int kill(int pid, int sig) {
        try {
            return result((int) KILL.invokeExact(errno, pid, sig));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** tgkill(2): a signal to one thread. @return 0, or -ESRCH, -EPERM, -EINVAL */
    public final int tgkill(int pid, int tid, int sig) {
        try {
            return result((int) TGKILL.invokeExact(errno, pid, tid, sig));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
