package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;

/** The memory of the whole process. */
public final class Memory {
    private Memory() {}

    /**
     * Keeps the process off the disk: everything mapped now is faulted in and locked, everything mapped later is locked
     * page by page at its first use. Called once, after warm-up and before the daemon says that it is ready.
     *
     * <p>What Java's compilers took for the start and gave back to the C library goes back to the kernel first: it could not later,
     * because locked pages stay.
     *
     * <p>Two calls, because MCL_FUTURE without MCL_ONFAULT makes each new thread cost its whole stack, and MCL_ONFAULT
     * for what is mapped now would leave code that has not run yet on the disk. The second call keeps what the first
     * one locked.
     *
     * @return 0, or -ENOMEM (RLIMIT_MEMLOCK is below the size of the address space, which a JVM reserves by gigabytes),
     *     or -EPERM; the process then goes on unlocked
     */
    public static int lockAll(Sys sys) {
        sys.mallocTrim(0);
        int current = sys.mlockall(Linux.MCL_CURRENT());
        return current < 0 ? current : sys.mlockall(Linux.MCL_FUTURE() | Linux.MCL_ONFAULT());
    }
}
