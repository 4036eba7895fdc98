package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sched_param;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What the kernel keeps per thread. Where no thread is named, a method acts on the one that calls it, which must be a platform
 * thread. Owned by one lane.
 */
public final class Threads {
    /** Bytes of a thread's name, without the NUL (TASK_COMM_LEN, prctl(2)). */
    public static final int MAX_NAME_BYTES = 15;

    private final Sys sys;
    private final MemorySegment parameter;

    public Threads(Sys sys, Arena arena) {
        this.sys = sys;
        this.parameter = arena.allocate(sched_param.layout());
    }

    /** The id that {@code top -H} and {@code /proc/self/task} show. */
    public int id() {
        return sys.gettid();
    }

    /**
     * Names the thread for {@code ps} and {@code top}; the kernel keeps the first {@value #MAX_NAME_BYTES} bytes.
     *
     * @return 0
     */
    public int name(String name) {
        try (Arena once = Arena.ofConfined()) {
            return sys.prctl(Linux.PR_SET_NAME(), CString.allocate(once, name).address(), 0, 0, 0);
        }
    }

    /**
     * Runs a thread before all ordinary ones: SCHED_RR, which its children do not inherit.
     *
     * @param thread id of a thread of this process, 0 for the calling one
     * @param priority 1 to 99
     * @return 0, or -EPERM (CAP_SYS_NICE or RLIMIT_RTPRIO is missing, or the control group has no real time to give), -EINVAL
     *     (priority out of range), -ESRCH (no such thread)
     */
    public int realTime(int thread, int priority) {
        return schedule(thread, Linux.SCHED_RR() | Linux.SCHED_RESET_ON_FORK(), priority);
    }

    /** Ends {@link #realTime} of the calling thread. Its children stay ordinary: only who may do more can take that back. @return 0 */
    public int ordinary() {
        return schedule(0, Linux.SCHED_OTHER() | Linux.SCHED_RESET_ON_FORK(), 0);
    }

    /**
     * How much of a processor that others want as well an ordinary thread gets. Threads that it starts from now on get as much.
     *
     * @param thread id of a thread of this process, 0 for the calling one
     * @param nice 19, the least, to -20
     * @return 0, or -EACCES (more than before, and CAP_SYS_NICE or RLIMIT_NICE is missing), -ESRCH (no such thread)
     */
    public int nice(int thread, int nice) {
        return sys.setpriority(Linux.PRIO_PROCESS(), thread, nice);
    }

    /**
     * Marks the thread as one that other tasks' I/O depends on (PR_SET_IO_FLUSHER, prctl(2)): memory that the kernel needs on its behalf is
     * then found without waiting for I/O. Threads that it starts from now on inherit the mark.
     *
     * @return 0, or -EPERM (CAP_SYS_RESOURCE is missing), -EINVAL (Linux before 5.6)
     */
    public int ioFlusher() {
        return sys.prctl(Linux.PR_SET_IO_FLUSHER(), 1, 0, 0, 0);
    }

    /**
     * Gives the thread a network namespace of its own; sockets that it opens from now on live there, older ones stay
     * where they are. A test thus has netlink groups to itself, but uevents of the host's devices still arrive.
     *
     * @return 0, or -EPERM (CAP_SYS_ADMIN is missing)
     */
    public int ownNetwork() {
        return sys.unshare(Linux.CLONE_NEWNET());
    }

    private int schedule(int thread, int policy, int priority) {
        sched_param.sched_priority(parameter, priority);
        return sys.schedSetscheduler(thread, policy, parameter);
    }
}
