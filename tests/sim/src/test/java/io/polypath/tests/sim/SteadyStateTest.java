package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.Settings;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyStateTest {

    @TempDir
    Path directory;

    @Test
    void tenThousandPathsAreCheckedInTime() throws Exception {
        FabricShape shape = FabricShape.DEFAULT.withSize(10, 250, 4, 4).withCanQueue(8_192);
        try (Rig rig = Rig.start(shape, KernelOptions.DEFAULT, everyFiveSeconds())) {
            assertEquals(10_000, rig.count(PathState.UP));
            rig.run.advance(30 * SECOND);
            long checks = checks(rig);
            long cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            rig.run.advance(60 * SECOND);
            cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuNs;
            checks = checks(rig) - checks;
            System.out.printf("10,000 paths, 60 s: %d checks, %.2f s of CPU, the fabric's own included%n", checks, cpuNs / 1e9);
            assertTrue(checks >= 110_000, checks + " checks");
            assertEquals(0, rig.lanes.stages().lateAnswers());
        }
    }

    /** The first windows still run in the interpreter, which allocates where compiled code does not. */
    @Test
    void checksCostTheOwnerNoHeap() throws Exception {
        FabricShape shape = FabricShape.DEFAULT.withSize(2, 125, 4, 4);
        try (Rig rig = Rig.start(shape, KernelOptions.DEFAULT, everyFiveSeconds())) {
            long least = Long.MAX_VALUE;
            for (int window = 0; window < 60 && least > 0; window++) {
                long before = rig.owner.bytes();
                rig.run.advance(60 * SECOND);
                least = Math.min(least, rig.owner.bytes() - before);
            }
            assertEquals(0, least, "bytes of heap that 12,000 checks took");
        }
    }

    private Settings everyFiveSeconds() {
        Settings d = Settings.defaults(directory);
        return new Settings(d.pollingInterval(), Duration.ofSeconds(5), d.checkTimeout(), d.commandTimeout(), false,
                null, d.uidAttribute(), d.maxPaths(), d.commandSlots(), d.uevents(), directory, d.delays());
    }

    private static long checks(Rig rig) {
        long sum = 0;
        for (int row = 0; row < 10_000; row++) {
            sum += rig.checks(row);
        }
        return sum;
    }
}
