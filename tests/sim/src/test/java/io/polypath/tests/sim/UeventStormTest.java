package io.polypath.tests.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.path.PathState;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.port.SimWorld;
import io.polypath.udev.UeventError;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand events in one burst, over real netlink sockets in a network namespace of the test's own. */
class UeventStormTest {

    private static final FabricShape SHAPE = FabricShape.DEFAULT.withSize(1, 4, 16, 2);
    private static final int EVENTS = 10_000;
    private static final int ROOMY_BYTES = 64 << 20;
    private static final int TIGHT_BYTES = 32 << 10;
    private static final long SECOND = Rig.SECOND;

    @TempDir
    private Path directory;

    private interface Body {
        void run(Arena arena) throws Exception;
    }

    private static void inOwnNetwork(Body body) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            try (Arena arena = Arena.ofConfined()) {
                int left = new Threads(new Sys(arena), arena).ownNetwork();
                if (left == 0) {
                    body.run(arena);
                }
                return left;
            }
        });
        Thread.ofPlatform().start(task).join();
        int left = task.get();
        assumeTrue(left == 0, "no network namespace of our own (needs CAP_SYS_ADMIN): " + Errno.describe(left));
    }

    private Rig rig(int bufferBytes) throws Exception {
        return Rig.start(SHAPE, KernelOptions.DEFAULT, Rig.settings(directory), fabric -> {},
                fabric -> new NetlinkWorld(SimWorld.stepped(fabric), bufferBytes));
    }

    /** Changes of disks that stay, in both formats in turn, with the removals of those that went in between. */
    private static void storm(EventSender sender, List<SimPath> disks, List<SimPath> gone) {
        int removals = 0;
        for (int i = 0; i < EVENTS; i++) {
            SimPath disk = disks.get(i % disks.size());
            boolean removal = i % (EVENTS / gone.size()) == EVENTS / gone.size() - 1 && removals < gone.size();
            if (removal) {
                assertTrue(sender.kernel("remove", gone.get(removals++)));
            } else if (i % 2 == 0) {
                assertTrue(sender.kernel("change", disk));
            } else {
                assertTrue(sender.udev("change", disk));
            }
        }
        assertEquals(gone.size(), removals);
    }

    /** Takes disks out of the simulated sysfs, which tells nobody. */
    private static List<SimPath> remove(Rig rig, int count) {
        List<SimPath> gone = rig.fabric.kernel().disks().all().stream().limit(count).toList();
        gone.forEach(disk -> rig.fabric.faults().delete(disk));
        return gone;
    }

    private static Set<String> present(Rig rig) {
        Set<String> names = new TreeSet<>();
        rig.fabric.kernel().disks().all().stream().filter(SimPath::present).forEach(disk -> names.add(disk.name()));
        return names;
    }

    @Test
    void everyEventOfAStormIsAppliedAndNoneIsLostUnseen() throws Exception {
        inOwnNetwork(arena -> {
            try (Rig rig = rig(ROOMY_BYTES)) {
                int paths = rig.states().size();
                List<SimPath> gone = remove(rig, 20);
                List<SimPath> stay = rig.fabric.kernel().disks().all().stream().filter(SimPath::present).toList();
                long before = rig.lanes.ueventCounters().passedOnCount();
                storm(new EventSender(arena), stay, gone);
                assertTrue(rig.until(() -> rig.states().size() == paths - 20, 10 * SECOND), () -> rig.states().size() + " paths");
                assertTrue(rig.until(() -> rig.lanes.ueventCounters().passedOnCount() - before >= EVENTS, 10 * SECOND));
                assertEquals(0, rig.lanes.ueventCounters().count(UeventError.TRUNCATED));
                assertEquals(0, rig.lanes.ueventLoss().reports(), "nothing was lost");
                assertEquals(present(rig), rig.states().keySet());
                assertEquals(paths - 20, rig.count(PathState.UP));
            }
        });
    }

    @Test
    void anOverrunIsNoticedAndTheTopologyEqualsSysfsAgain() throws Exception {
        inOwnNetwork(arena -> {
            try (Rig rig = rig(TIGHT_BYTES)) {
                List<SimPath> gone = remove(rig, 20);
                List<SimPath> stay = rig.fabric.kernel().disks().all().stream().filter(SimPath::present).toList();
                long before = rig.lanes.ueventCounters().passedOnCount();
                storm(new EventSender(arena), stay, gone);
                assertTrue(rig.until(() -> present(rig).equals(rig.states().keySet()), 10 * SECOND));
                assertTrue(rig.lanes.ueventLoss().reports() > 0, "the overrun was noticed");
                assertTrue(rig.lanes.ueventCounters().passedOnCount() - before < EVENTS, "events were dropped");
                assertTrue(rig.until(() -> rig.count(PathState.UP) == present(rig).size(), 60 * SECOND));
            }
        });
    }
}
