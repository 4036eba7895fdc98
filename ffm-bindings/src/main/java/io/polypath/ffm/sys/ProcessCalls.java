package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Calls on the process and its threads: memory, scheduling, identity, signals. */
abstract sealed class ProcessCalls extends SocketCalls permits Sys {
    private static final MemorySegment MMAP = Link.function("mmap");
    private static final MemorySegment MUNMAP = Link.function("munmap");
    private static final MemorySegment MLOCKALL = Link.function("mlockall");
    private static final MemorySegment MALLOC_TRIM = Link.function("malloc_trim");
    private static final MemorySegment UNSHARE = Link.function("unshare");
    private static final MemorySegment SCHED_SETSCHEDULER = Link.function("sched_setscheduler");
    private static final MemorySegment SETPRIORITY = Link.function("setpriority");
    private static final MemorySegment PRCTL = Link.function("prctl");
    private static final MemorySegment GETPID = Link.function("getpid");
    private static final MemorySegment GETTID = Link.function("gettid");
    private static final MemorySegment GETEUID = Link.function("geteuid");
    private static final MemorySegment KILL = Link.function("kill");
    private static final MemorySegment CAPGET = Link.function("capget");
    private static final MemorySegment CAPSET = Link.function("capset");
    private static final MemorySegment ALARM = Link.function("alarm");
    private static final MemorySegment TGKILL = Link.function("tgkill");

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
        return result(call(MMAP, addr, len, prot, flags, fd, off));
    }

    /** munmap(2). No segment over the range may be used afterwards: the access kills the JVM. @return 0 or -EINVAL */
    public final int munmap(long addr, long len) {
        return result((int) call(MUNMAP, addr, len));
    }

    /** mlockall(2). @return 0, or -ENOMEM (RLIMIT_MEMLOCK below the size of the address space), -EPERM */
    public final int mlockall(int flags) {
        return result((int) call(MLOCKALL, flags));
    }

    /** malloc_trim(3). @return 1 when memory went back to the kernel, else 0 */
    public final int mallocTrim(long keptBytes) {
        return (int) call(MALLOC_TRIM, keptBytes);
    }

    /** unshare(2), for the calling thread. @return 0, or -EPERM, -EINVAL, -ENOSPC */
    public final int unshare(int flags) {
        return result((int) call(UNSHARE, flags));
    }

    /**
     * sched_setscheduler(2); {@code tid} 0 is the calling thread, {@code param} a sched_param.
     *
     * @return 0 or -EPERM, -EINVAL
     */
    public final int schedSetscheduler(int tid, int policy, MemorySegment param) {
        return result((int) call(SCHED_SETSCHEDULER, tid, policy, at(param)));
    }

    /** setpriority(2); {@code who} 0 is the calling thread. @return 0, or -ESRCH, -EPERM, -EACCES, -EINVAL */
    public final int setpriority(int which, int who, int nice) {
        return result((int) call(SETPRIORITY, which, who, nice));
    }

    /** prctl(2). @return the option's value, or -EINVAL, -EPERM, -EFAULT */
    public final int prctl(int op, long a, long b, long c, long d) {
        return result((int) call(PRCTL, op, a, b, c, d));
    }

    /** getpid(2); cannot fail. */
    public final int getpid() {
        return (int) call(GETPID);
    }

    /** gettid(2) of the calling thread; cannot fail. */
    public final int gettid() {
        return (int) call(GETTID);
    }

    /** geteuid(2); cannot fail. */
    public final int geteuid() {
        return (int) call(GETEUID);
    }

    /** kill(2); {@code sig} 0 only asks. @return 0, or -ESRCH, -EPERM, -EINVAL */
    public final int kill(int pid, int sig) {
        return result((int) call(KILL, pid, sig));
    }

    /** capget(2): the caller answers for the records, see {@link Capabilities}. @return 0, or -EINVAL (version), -ESRCH */
    public final int capget(MemorySegment header, MemorySegment data) {
        return result((int) call(CAPGET, at(header), at(data)));
    }

    /** capset(2), of the calling thread. @return 0, or -EPERM (more than is permitted), -EINVAL */
    public final int capset(MemorySegment header, MemorySegment data) {
        return result((int) call(CAPSET, at(header), at(data)));
    }

    /** alarm(2): SIGALRM after so many seconds, 0 for never; one at a time. @return seconds that were left of the one before */
    public final int alarm(int seconds) {
        return (int) call(ALARM, seconds);
    }

    /** tgkill(2): a signal to one thread. @return 0, or -ESRCH, -EPERM, -EINVAL */
    public final int tgkill(int pid, int tid, int sig) {
        return result((int) call(TGKILL, pid, tid, sig));
    }
}
