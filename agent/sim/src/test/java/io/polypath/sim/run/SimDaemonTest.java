package io.polypath.sim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.Settings;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.time.VirtualClock;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production's lanes over the fabric. */
class SimDaemonTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    private final VirtualClock clock = new VirtualClock();
    private final Fabric fabric = FabricShape.DEFAULT.build(clock, new SplittableRandom(3), KernelOptions.DEFAULT);
    private SimDaemon daemon;

    @BeforeEach
    void start() throws Exception {
        daemon = new SimDaemon(fabric, clock, Settings.defaults(directory));
        daemon.run().start();
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void everyPathIsFoundIdentifiedAndUp() {
        daemon.run().advance(10 * SECOND);
        assertTrue(daemon.lanes().readiness().isReached());
        assertEquals(64, daemon.paths().size());
        daemon.paths().values().forEach(path -> {
            assertEquals(PathState.UP, path.state(), path.name());
            assertEquals(fabric.path(path.name()).nexus().unit().wwid(), path.wwid());
        });
    }

    @Test
    void aPortThatGoesDownTakesItsPathsDownAndGivesThemBack() {
        daemon.run().advance(30 * SECOND);
        try (Fault fault = fabric.faults().portDown(fabric.arrays().getFirst().ports().getFirst(), LinkLoss.AT_ONCE)) {
            daemon.run().advance(30 * SECOND);
            long down = daemon.paths().values().stream().filter(path -> path.state() == PathState.DOWN).count();
            assertEquals(16, down, fault.toString());
        }
        daemon.run().advance(30 * SECOND);
        assertTrue(daemon.paths().values().stream().allMatch(path -> path.state() == PathState.UP));
    }
}
