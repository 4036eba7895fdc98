package io.polypath.tests.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.lane.Reloads;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Nexus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that only watches reads its configuration again, and still leaves maps and state files alone. */
class ObserverReloadsTest {

    private static final FabricShape SMALL = FabricShape.DEFAULT.withSize(1, 4, 4, 2);

    @TempDir
    private Path directory;

    private LoadedConf onDisk = conf("");

    private static LoadedConf conf(String text) {
        return ConfLoader.of(List.of(new ConfigText("multipath.conf", text)), Accounts.NONE, false);
    }

    private Rig observe() throws Exception {
        Settings settings = Rig.settings(directory.resolve("run"))
                .keeping(MultipathConf.builtIn(), MapKeeping.watching(directory.resolve("state"), () -> onDisk));
        return Rig.start(SMALL, KernelOptions.DEFAULT, settings);
    }

    /** Has the configuration read again, and waits until all that follows has been done. */
    private static void reload(Rig rig) throws InterruptedException {
        Reloads reloads = rig.lanes.reloads();
        reloads.ask();
        rig.run.advance(Rig.SECOND);
        assertTrue(rig.until(() -> !reloads.isUnderWay(), 60 * Rig.SECOND));
        assertTrue(reloads.awaitNews(), "it has begun");
        assertFalse(reloads.awaitNews(), "it has ended");
    }

    @Test
    void aDiskThatIsBlacklistedNowIsNotWatchedAnyMoreAndComesBackWhenItIsNot() throws Exception {
        try (Rig rig = observe()) {
            assertEquals(16, rig.count(PathState.UP));
            onDisk = conf("blacklist {\n devnode \"^sda$\"\n}\n");
            reload(rig);
            assertNull(rig.state("sda"));
            assertEquals(15, rig.count(PathState.UP));
            onDisk = conf("");
            reload(rig);
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 16, 60 * Rig.SECOND));
        }
    }

    /** Whoever knew it once would never hear that it has changed. */
    @Test
    void anAccessStateThatNobodyAsksForAnyMoreIsUnknownUntilSomebodyDoes() throws Exception {
        try (Rig rig = observe()) {
            assertEquals(AccessState.OPTIMIZED.code(), PathRow.groupState(rig.row("sda")));
            onDisk = conf("defaults {\n detect_checker no\n detect_prio no\n path_checker tur\n}\n");
            reload(rig);
            assertTrue(rig.until(() -> noAccessStateIsKnown(rig), 60 * Rig.SECOND));
            Nexus nexus = rig.fabric.path("sda").nexus();
            synchronized (rig.fabric.lock()) {
                rig.fabric.faults().transition(nexus.unit(), nexus.link().port().group(), AccessState.STANDBY, 0);
            }
            assertTrue(rig.until(() -> rig.state("sda") == PathState.GHOST, 60 * Rig.SECOND));
            assertTrue(noAccessStateIsKnown(rig), "what sense data say of one group says nothing of the others");
            onDisk = conf("");
            reload(rig);
            assertTrue(rig.until(() -> PathRow.groupState(rig.row("sda")) == AccessState.STANDBY.code(), 60 * Rig.SECOND));
        }
    }

    private static boolean noAccessStateIsKnown(Rig rig) {
        return rig.states().keySet().stream().allMatch(path -> PathRow.groupState(rig.row(path)) == -1);
    }

    @Test
    void mapsAndStateFilesAreLeftAlone() throws Exception {
        try (Rig rig = observe()) {
            onDisk = conf("defaults {\n find_multipaths off\n}\n");
            reload(rig);
            rig.run.advance(30 * Rig.SECOND);
            assertTrue(rig.fabric.kernel().mapper().all().isEmpty());
            assertTrue(Files.notExists(directory.resolve("state")));
        }
    }
}
