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
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Controllers;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.TargetPortGroup;
import io.polypath.sim.model.Transport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every prioritizer that multipath.conf can name, on one unit behind two controllers, of which the first owns it and is preferred. */
class PrioritiesOnFabricTest {

    @TempDir
    Path directory;

    @Test
    void vendorsPagesGivePrioritiesThatFollowTheOwner() throws Exception {
        follow("emc", Controllers.CLARIION, "tur", 4, 3);
        follow("emc", Controllers.CLARIION, "emc_clariion", 4, 3);
        follow("rdac", Controllers.RDAC, "tur", 6, 4);
        follow("rdac", Controllers.RDAC, "rdac", 6, 4);
        follow("hp_sw", Controllers.HP_SW, "tur", 4, 2);
        follow("hp_sw", Controllers.HP_SW, "hp_sw", 4, 2);
        follow("hp_sw", Controllers.HP_SW, "directio", 4, 2);
        follow("ontap", Controllers.ONTAP, "tur", 4, 1);
        follow("sysfs", Controllers.RDAC, "tur", 50, 81);
    }

    /** @param owning of the preferred controller that owns the unit, and {@code passive} of it when it no longer does */
    private void follow(String prioritizer, Controllers controllers, String checker, int owning, int passive) throws Exception {
        try (Rig rig = with(prioritizer, "", checker, controllers, Transport.FCP)) {
            assertBecomes(rig, 0, owning, prioritizer + " with " + checker);
            set(rig, 1, AccessState.OPTIMIZED);
            set(rig, 0, AccessState.STANDBY);
            assertBecomes(rig, 0, passive, prioritizer + " with " + checker);
        }
    }

    @Test
    void standardInquiryTellsControllersAndServersApart() throws Exception {
        try (Rig rig = with("hds", "", "tur", Controllers.HDS, Transport.FCP)) {
            assertBecomes(rig, 0, 1, "LDEV 0 on controller 0");
            assertBecomes(rig, 1, 0, "LDEV 0 on controller 1");
        }
        try (Rig rig = with("datacore", "preferredsds=SDS1", "tur", Controllers.DATACORE, Transport.FCP)) {
            assertBecomes(rig, 0, 0, "the other server");
            assertBecomes(rig, 1, 1, "the preferred server");
        }
    }

    @Test
    void anIscsiPathOfAFasIsWorseThanADirectOneWithoutAskingForItsPartner() throws Exception {
        try (Rig rig = with("ontap", "", "tur", Controllers.ONTAP, Transport.ISCSI)) {
            assertBecomes(rig, 0, 2, "software iSCSI");
        }
    }

    @Test
    void anArrayThatRefusesGivesTheFallbackAndTheReasonOnce() throws Exception {
        try (Rig rig = with("emc", "", "tur", Controllers.RDAC, Transport.FCP)) {
            rig.run.advance(60 * SECOND);
            String path = first(rig, 0);
            assertEquals(-1, PathRow.priority(rig.row(path)));
            assertEquals(PathState.UP, rig.state(path));
            List<Rig.Entry> told = rig.flight(FlightKind.PRIORITY, path);
            assertEquals(1, told.size(), told::toString);
            assertEquals(Reason.PRIORITY_REFUSED, told.getFirst().reason());
        }
        try (Rig rig = with("rdac", "", "tur", Controllers.CLARIION, Transport.FCP)) {
            assertBecomes(rig, 0, 0, "refused");
        }
    }

    @Test
    void namesGivePriorities() throws Exception {
        try (Rig rig = with("weightedpath", "hbtl 0:.:.:. 7 1:.:.:. 9", "tur", Controllers.STANDARD, Transport.FCP)) {
            for (String path : rig.states().keySet()) {
                int host = rig.fabric.path(path).address().host();
                assertEquals(host == 0 ? 7 : 9, PathRow.priority(rig.row(path)), path);
            }
        }
        try (Rig rig = with("const", "", "tur", Controllers.STANDARD, Transport.FCP)) {
            assertBecomes(rig, 0, 1, "const");
        }
    }

    @Test
    void aPathThatBecomesSlowLosesPriorityAndWinsItBack() throws Exception {
        try (Rig rig = with("path_latency", "io_num=20 base_num=10", "directio", Controllers.RDAC, Transport.FCP)) {
            assertBecomes(rig, 0, 5, "hundreds of microseconds");
            String path = first(rig, 0);
            var nexus = List.of(rig.fabric.path(path).nexus());
            var slow = rig.fabric.faults().slow(nexus, new Latency.Constant(500_000_000L));
            assertTrue(rig.until(() -> PathRow.priority(rig.row(path)) == 2, 1_200 * SECOND), "half a second");
            slow.heal();
            assertTrue(rig.until(() -> PathRow.priority(rig.row(path)) >= 4, 2_400 * SECOND), "fast again");
        }
    }

    @Test
    void chanceGivesAnotherPriorityWithEachCheckAndTheSameInBetween() throws Exception {
        try (Rig rig = with("random", "", "tur", Controllers.STANDARD, Transport.FCP)) {
            String path = first(rig, 0);
            int before = PathRow.priority(rig.row(path));
            assertTrue(before >= 1 && before <= 10);
            assertTrue(rig.until(() -> PathRow.priority(rig.row(path)) != before, 600 * SECOND));
        }
    }

    private Rig with(String prioritizer, String arguments, String checker, Controllers controllers, Transport transport)
            throws Exception {
        String conf = "devices {\n device {\n vendor POLYPATH\n product .*\n detect_prio no\n path_checker " + checker
                + "\n prio " + prioritizer + "\n" + (arguments.isEmpty() ? "" : " prio_args \"" + arguments + "\"\n") + "}\n}\n";
        FabricShape shape = FabricShape.DEFAULT.withSize(1, 1, 4, 2).withTransport(transport)
                .withProfile(ArrayProfile.DEFAULT.withControllers(controllers));
        Settings settings = Rig.settings(directory.resolve(prioritizer + checker + controllers + transport)).keeping(
                ConfLoader.of(List.of(new ConfigText("multipath.conf", conf)), Accounts.NONE, false).conf(), MapKeeping.NONE);
        return Rig.start(shape, KernelOptions.DEFAULT, settings, fabric -> ownFirst(fabric, controllers));
    }

    private static void ownFirst(Fabric fabric, Controllers controllers) {
        Array array = fabric.arrays().getFirst();
        if (controllers.comeInPairs()) {
            array.units().getFirst().setState(array.groups().get(1), AccessState.STANDBY);
            array.units().getFirst().setPreferred(array.groups().get(0), true);
        }
    }

    private static void set(Rig rig, int group, AccessState state) {
        LogicalUnit unit = rig.fabric.arrays().getFirst().units().getFirst();
        synchronized (rig.fabric.lock()) {
            rig.fabric.faults().transition(unit, rig.fabric.arrays().getFirst().groups().get(group), state, 0);
        }
    }

    private static String first(Rig rig, int group) {
        TargetPortGroup wanted = rig.fabric.arrays().getFirst().groups().get(group);
        return rig.states().keySet().stream()
                .filter(name -> rig.fabric.path(name).nexus().link().port().group() == wanted)
                .findFirst().orElseThrow();
    }

    private static void assertBecomes(Rig rig, int group, int priority, String what) {
        String path = first(rig, group);
        assertTrue(rig.until(() -> PathRow.priority(rig.row(path)) == priority, 60 * SECOND),
                () -> what + ": " + PathRow.priority(rig.row(path)) + ", path " + rig.state(path));
    }
}
