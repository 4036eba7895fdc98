package io.polypath.ffm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;

/** Counts what the calling thread allocates. */
public final class Allocation {
    private static final int ROUNDS = 50_000;
    private static final int ATTEMPTS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * Proves that the action is free of allocation once it is compiled: some whole batch of calls allocates nothing.
     * Batches before that one are the warm-up, however long the compilers take.
     */
    public static void assertNone(LongConsumer action) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            least = Math.min(least, bytesOfOneBatch(action));
        }
        assertEquals(0, least, "bytes allocated by " + ROUNDS + " calls");
    }

    private static long bytesOfOneBatch(LongConsumer action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (long i = 0; i < ROUNDS; i++) {
            action.accept(i);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
