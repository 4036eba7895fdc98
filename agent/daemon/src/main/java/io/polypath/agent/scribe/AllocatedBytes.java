package io.polypath.agent.scribe;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes of heap each thread has allocated since it started. Any thread. */
final class AllocatedBytes {

    /** In place of a count that this Java does not keep. */
    static final long UNKNOWN = -1;

    /** Null where the counters are missing. */
    private final ThreadMXBean threads;

    AllocatedBytes() {
        boolean counted = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported()
                && bean.isThreadAllocatedMemoryEnabled();
        threads = counted ? (ThreadMXBean) ManagementFactory.getThreadMXBean() : null;
    }

    /** Bytes, or {@link #UNKNOWN} also for a thread that has ended. */
    long of(long javaThreadId) {
        return threads == null ? UNKNOWN : threads.getThreadAllocatedBytes(javaThreadId);
    }
}
