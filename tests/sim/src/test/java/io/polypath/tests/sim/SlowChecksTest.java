package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.config.Settings;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.runner.RunnerCounters;
import io.polypath.agent.runner.RunnerLimits;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that are slow on purpose, and therefore carried by runners. The check timeout is three seconds. */
class SlowChecksTest {

    private static final int PATHS = 32;
    private static final FabricShape SHAPE = FabricShape.DEFAULT.withSize(1, PATHS / 2, 2, 2);
    private static final int SHARE = RunnerLimits.DEFAULT.perHost();

    @TempDir
    Path directory;

    /** Addresses of paths through the first or the second host. */
    private static List<Hctl> addresses(int host, int count) {
        List<Hctl> all = SHAPE.build(new VirtualClock(), new SplittableRandom(1), KernelOptions.DEFAULT)
                .nexuses(nexus -> true).stream().map(SimPath::addressOf).toList();
        List<Integer> hosts = all.stream().map(Hctl::host).distinct().sorted().toList();
        return all.stream().filter(address -> address.host() == hosts.get(host)).limit(count).toList();
    }

    private Rig start(List<Hctl> slow, Duration delay) throws IOException {
        Settings s = Rig.settings(directory);
        DeliberateDelays delays =
                new DeliberateDelays(slow.stream().collect(Collectors.toMap(address -> address, address -> delay)));
        return Rig.start(SHAPE, KernelOptions.DEFAULT, new Settings(s.pollingInterval(), s.maxPollingInterval(),
                s.checkTimeout(), s.commandTimeout(), false, null, s.uidAttribute(), s.maxPaths(), s.commandSlots(),
                s.uevents(), directory, delays));
    }

    private static Fault hang(Rig rig, List<Hctl> addresses) {
        return rig.fabric.faults().hang(
                rig.fabric.nexuses(nexus -> addresses.contains(SimPath.addressOf(nexus))), Opcodes.ANY);
    }

    @Test
    void aCheckThatSleepsPastItsDeadlineTimesOutAlone() throws Exception {
        try (Rig rig = start(addresses(0, 1), Duration.ofSeconds(5))) {
            rig.run.advance(60 * SECOND);
            assertEquals(1, rig.count(PathState.TIMEOUT));
            assertEquals(PATHS - 1, rig.count(PathState.UP));
            assertTrue(rig.lanes.runnerCounters().droppedTotal() > 0);
        }
    }

    @Test
    void moreSleepersThanRunnersTakeTurns() throws Exception {
        try (Rig rig = start(addresses(0, 12), Duration.ofMillis(300))) {
            assertTrue(rig.until(() -> rig.count(PathState.UP) == PATHS, 60 * SECOND), () -> rig.states().toString());
            assertTrue(rig.lanes.runnerCounters().startedTotal() >= 12);
            rig.run.advance(60 * SECOND);
            assertEquals(PATHS, rig.count(PathState.UP));
            assertEquals(0, rig.lanes.runnerCounters().neverStartedTotal());
        }
    }

    @Test
    void aHostThatHangsStallsItsShareOfTheRunnersAndNoPathOfAnother() throws Exception {
        List<Hctl> sick = addresses(0, SHARE + 3);
        List<Hctl> well = addresses(1, 2);
        List<Hctl> slow = Stream.concat(sick.stream(), well.stream()).toList();
        try (Rig rig = start(slow, Duration.ofMillis(1))) {
            assertEquals(PATHS, rig.count(PathState.UP));
            Fault fault = hang(rig, sick);
            rig.run.advance(50 * SECOND);
            RunnerCounters runners = rig.lanes.runnerCounters();
            assertEquals(SHARE, runners.stalledNow());
            assertEquals(SHARE, rig.count(PathState.TIMEOUT), "a check that found no runner blames no path");
            assertTrue(runners.neverStartedTotal() > 0);
            assertTrue(runners.longestStallNs(rig.fabric.nowNs()) > 10 * SECOND);
            theOthersWereAsked(rig);
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == PATHS, 60 * SECOND), () -> rig.states().toString());
            assertEquals(0, runners.stalledNow());
        }
    }

    private static void theOthersWereAsked(Rig rig) {
        long lately = rig.states().keySet().stream()
                .filter(name -> rig.fabric.nowNs() - PathRow.answeredNs(rig.row(name)) <= 21 * SECOND)
                .count();
        assertEquals(PATHS - SHARE - 3, lately);
    }
}
