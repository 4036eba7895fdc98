package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.polypath.agent.port.Clock;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** By the allocation counter of the thread, once the code is compiled. */
class NoAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS_PER_BLOCK = 20_000;
    private static final int BLOCKS = 50;

    @Test
    void handingOutCancellingAndTakingBackAllocateNothing() {
        try (RunnerBench bench =
                new RunnerBench(new RunnerLimits(2, 1, 2), 4, Clock.SYSTEM, number -> (device, slot) -> 0)) {
            long least = Long.MAX_VALUE;
            for (int block = 0; block < BLOCKS && least > 0; block++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < ROUNDS_PER_BLOCK; i++) {
                    round(bench);
                }
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            if (least > 0) {
                fail("the best of " + BLOCKS + " blocks allocated " + least + " bytes");
            }
        }
    }

    /** One command in time, one that is late, one that waits for the first and one that waits in vain. */
    private static void round(RunnerBench bench) {
        Runners runners = bench.runners;
        runners.offer(bench.lend(0), 0, 0, 0);
        runners.offer(bench.lend(1), 1, 0, 0);
        runners.offer(bench.lend(2), 0, 0, 0);
        runners.offer(bench.lend(3), 1, 0, 0);
        runners.withdraw(bench.commands[3]);
        runners.withdraw(bench.commands[1]);
        for (int taken = 0; taken < 3; taken++) {
            bench.lanes.get(0).step(0);
            bench.lanes.get(1).step(0);
            runners.release(bench.results.poll(), 0);
        }
    }
}
