package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Proves that compiled code does not allocate, by the allocation counter of the calling thread. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS_PER_BLOCK = 20_000;
    private static final int BLOCKS = 50;

    private Allocation() {}

    /**
     * Repeats {@code use} until a whole block of rounds has allocated nothing. Early blocks run in the interpreter,
     * which does allocate; code that still allocates when it is compiled never gets through.
     */
    static void assertNonePerUse(Runnable use) {
        long least = Long.MAX_VALUE;
        for (int block = 0; block < BLOCKS; block++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS_PER_BLOCK; i++) {
                use.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            if (least == 0) {
                return;
            }
        }
        fail("the best of " + BLOCKS + " blocks of " + ROUNDS_PER_BLOCK + " rounds allocated " + least + " bytes");
    }
}
