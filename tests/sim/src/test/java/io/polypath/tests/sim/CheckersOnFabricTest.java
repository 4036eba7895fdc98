package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Controllers;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPortGroup;
import io.polypath.sim.model.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every checker that multipath.conf can name, on one unit behind two controllers. */
class CheckersOnFabricTest {

    private static final FabricShape PAIR = FabricShape.DEFAULT.withSize(1, 1, 4, 2);

    @TempDir
    Path directory;

    @Test
    void anRdacPathIsUpOnTheOwnerAndAGhostOnTheOther() throws Exception {
        try (Rig rig = with("rdac", Controllers.RDAC)) {
            assertBecome(rig, 0, PathState.UP, Reason.RDAC_OWNED);
            assertBecome(rig, 1, PathState.GHOST, Reason.RDAC_NOT_OWNED);
            assertTrue(unit(rig).reportsAborted(), "TAS was set");
            set(rig, 1, AccessState.UNAVAILABLE);
            assertBecome(rig, 1, PathState.DOWN, Reason.RDAC_UNAVAILABLE);
            set(rig, 1, AccessState.STANDBY);
            assertBecome(rig, 1, PathState.GHOST, Reason.RDAC_NOT_OWNED);
            set(rig, 1, AccessState.TRANSITIONING);
            assertBecome(rig, 1, PathState.DOWN, Reason.RDAC_STARTING);
        }
    }

    @Test
    void aClariionPathIsReadWhereItIsActiveAndUpWhereItIsPassive() throws Exception {
        try (Rig rig = with("emc_clariion", Controllers.CLARIION)) {
            assertBecome(rig, 0, PathState.UP, Reason.BLOCK_READ);
            assertBecome(rig, 1, PathState.UP, Reason.CLARIION_PASSIVE);
        }
    }

    @Test
    void anHpPathIsAGhostOnThePassiveController() throws Exception {
        try (Rig rig = with("hp_sw", Controllers.HP_SW)) {
            assertBecome(rig, 0, PathState.UP, Reason.CHECK_GOOD);
            assertBecome(rig, 1, PathState.GHOST, Reason.HP_SW_PASSIVE);
        }
    }

    @Test
    void aBlockIsReadByDirectioAndReadsector0() throws Exception {
        for (String checker : List.of("directio", "readsector0")) {
            try (Rig rig = with(checker, Controllers.STANDARD)) {
                assertEquals(4, rig.count(PathState.UP));
                assertEquals(checker, PathRow.get(rig.row(first(rig, 0)), PathRow.Field.CHECKER));
                set(rig, 1, AccessState.STANDBY);
                assertBecome(rig, 1, PathState.GHOST, Reason.ALUA_STANDBY);
                set(rig, 1, AccessState.OPTIMIZED);
                assertBecome(rig, 1, PathState.UP, Reason.BLOCK_READ);
            }
        }
    }

    /** One path's answer serves all for a while, but not once the target has said that it is out of date. */
    @Test
    void aChangedAccessStateIsReadAtOnceAlsoForACheckerThatDoesNotGoByIt() throws Exception {
        try (Rig rig = with("directio", Controllers.STANDARD)) {
            rig.run.advance(120 * SECOND);
            String changed = first(rig, 1);
            for (int round = 0; round < 12; round++) {
                rig.run.advance(round * SECOND);
                int events = notes(rig, FlightKind.UEVENT, changed).size();
                int news = notes(rig, FlightKind.ACCESS, changed).size();
                set(rig, 1, round % 2 == 0 ? AccessState.OPTIMIZED : AccessState.NON_OPTIMIZED);
                assertTrue(rig.until(() -> notes(rig, FlightKind.UEVENT, changed).size() > events, 40 * SECOND));
                rig.run.advance(SECOND);
                assertEquals(news + 1, notes(rig, FlightKind.ACCESS, changed).size(), "round " + round);
            }
        }
    }

    private static List<Rig.Entry> notes(Rig rig, FlightKind kind, String path) {
        try {
            return rig.flight(kind, path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aPathIsOnlyAskedForPagesThatItsArrayHas() throws Exception {
        try (Rig rig = with("rdac", Controllers.STANDARD)) {
            assertEquals(4, rig.count(PathState.WILD), () -> rig.states().toString());
        }
    }

    @Test
    void withoutACheckerTheKernelsWordCounts() throws Exception {
        try (Rig rig = with("none", Controllers.STANDARD)) {
            assertEquals(4, rig.count(PathState.UP));
            Fault fault = rig.fabric.faults().portDown(rig.fabric.arrays().getFirst().ports().getFirst(), LinkLoss.usual(Transport.ISCSI));
            assertTrue(rig.until(() -> rig.count(PathState.UP) < 4, 60 * SECOND), () -> rig.states().toString());
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 4, 60 * SECOND), () -> rig.states().toString());
        }
    }

    @Test
    void cissTurIsTestUnitReady() throws Exception {
        try (Rig rig = with("cciss_tur", Controllers.STANDARD)) {
            assertEquals(4, rig.count(PathState.UP));
            set(rig, 1, AccessState.STANDBY);
            assertBecome(rig, 1, PathState.GHOST, Reason.ALUA_STANDBY);
        }
    }

    /** Not even INQUIRY, which a unit that is not ready has to answer: the checker's own command is sent all the same, and decides. */
    @ParameterizedTest
    @ValueSource(strings = {"tur", "alua", "directio"})
    void aPathThatRefusesWhateverItIsAskedGoesDown(String checker) throws Exception {
        try (Rig rig = with(checker, Controllers.STANDARD)) {
            String path = first(rig, 0);
            assertTrue(rig.until(() -> rig.state(path) == PathState.UP, 60 * SECOND));
            rig.run.advance(200 * SECOND);
            for (Sense sense : List.of(Sense.LU_OFFLINE, Sense.NEEDS_START)) {
                Fault refuses =
                        rig.fabric.faults().refuse(List.of(rig.fabric.path(path).nexus()), Opcodes.ANY, sense, Integer.MAX_VALUE);
                assertTrue(rig.until(() -> rig.state(path) == PathState.DOWN, 30 * SECOND), () -> sense + ": " + rig.states());
                rig.run.advance(100 * SECOND);
                assertEquals(PathState.DOWN, rig.state(path));
                refuses.heal();
                assertTrue(rig.until(() -> rig.state(path) == PathState.UP, 60 * SECOND), () -> sense + ": " + rig.states());
            }
        }
    }

    private Rig with(String checker, Controllers controllers) throws Exception {
        String conf = "devices {\n device {\n vendor POLYPATH\n product .*\n path_checker " + checker + "\n }\n}\n";
        Settings base = Rig.settings(directory.resolve(checker));
        Settings settings = base.keeping(
                ConfLoader.of(List.of(new ConfigText("multipath.conf", conf)), Accounts.NONE, false).conf(), MapKeeping.NONE);
        return Rig.start(PAIR.withProfile(ArrayProfile.DEFAULT.withControllers(controllers)), KernelOptions.DEFAULT, settings,
                fabric -> ownFirst(fabric, controllers));
    }

    /** Where there are pairs of controllers, the first one owns the unit. */
    private static void ownFirst(Fabric fabric, Controllers controllers) {
        Array array = fabric.arrays().getFirst();
        if (controllers.comeInPairs()) {
            array.units().getFirst().setState(array.groups().get(1), AccessState.STANDBY);
        }
    }

    private static LogicalUnit unit(Rig rig) {
        return rig.fabric.arrays().getFirst().units().getFirst();
    }

    private static void set(Rig rig, int group, AccessState state) {
        TargetPortGroup of = rig.fabric.arrays().getFirst().groups().get(group);
        synchronized (rig.fabric.lock()) {
            rig.fabric.faults().transition(unit(rig), of, state, 0);
        }
    }

    /** A path of a group. */
    private static String first(Rig rig, int group) {
        TargetPortGroup wanted = rig.fabric.arrays().getFirst().groups().get(group);
        return rig.states().keySet().stream()
                .filter(name -> rig.fabric.path(name).nexus().link().port().group() == wanted)
                .findFirst().orElseThrow();
    }

    private static void assertBecome(Rig rig, int group, PathState state, Reason reason) throws Exception {
        String path = first(rig, group);
        assertTrue(rig.until(() -> rig.state(path) == state && PathRow.reason(rig.row(path)) == reason.code(), 60 * SECOND),
                () -> path + " is " + rig.state(path) + " because of " + Reason.ofCode(PathRow.reason(rig.row(path))));
        assertTrue(rig.flight(FlightKind.TRANSITION, path).stream().anyMatch(entry -> entry.to() == state), "told");
    }
}
