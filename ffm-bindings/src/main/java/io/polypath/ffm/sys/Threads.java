package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sched_param;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What the kernel keeps per thread. Every method acts on the thread that calls it, which must be a platform thread.
 * Owned by one lane.
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
     * Runs the thread before all ordinary ones: SCHED_RR, which its children do not inherit.
     *
     * @param priority 1 to 99
     * @return 0, or -EPERM (CAP_SYS_NICE or RLIMIT_RTPRIO is missing), -EINVAL (priority out of range)
     */
    public int realTime(int priority) {
        return schedule(Linux.SCHED_RR() | Linux.SCHED_RESET_ON_FORK(), priority);
    }

    /** Ends {@link #realTime}. @return 0 */
    public int ordinary() {
        return schedule(Linux.SCHED_OTHER(), 0);
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

    private int schedule(int policy, int priority) {
        sched_param.sched_priority(parameter, priority);
        return sys.schedSetscheduler(0, policy, parameter);
    }
}
