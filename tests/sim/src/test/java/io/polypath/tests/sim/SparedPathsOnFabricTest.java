package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.port.SimWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubles of the host, of device-mapper or of our own that are no reason to fail a path, or to leave it unasked. */
class SparedPathsOnFabricTest extends KeptMaps {

    /** Its own commands would be answered; there is no room for any. */
    @Test
    void aLastPathStaysWhereOnlyItsNeighboursAreSilent() throws Exception {
        FabricShape manyOnOneHost = FabricShape.DEFAULT.withSize(1, 8, 1, 1).withCanQueue(8);
        try (Rig rig = Rig.keeping(manyOnOneHost, directory, COMMON + "no_path_retry queue\n", fabric -> {}, SimWorld::stepped)) {
            LogicalUnit silent = units(rig).getFirst();
            LogicalUnit unasked = units(rig).getLast();
            List<Nexus> hung = rig.fabric.nexuses(nexus -> units(rig).indexOf(nexus.unit()) < 4);
            Fault fault = rig.fabric.faults().hang(hung, Opcodes.ANY);
            String name = "sdh";
            assertTrue(rig.until(() -> rig.state(name) == PathState.TIMEOUT, 120 * SECOND), () -> rig.states().toString());
            assertEquals(Reason.HOST_STALLED, rig.flight(FlightKind.TRANSITION, name).getLast().reason());
            assertEquals(1, activePaths(rig, unasked));
            assertEquals(0, activePaths(rig, silent));
            fault.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 8 && activePaths(rig, silent) == 1, 60 * SECOND));
        }
    }

    /** There is room to ask it at last, and it does not answer for itself. */
    @Test
    void aLastPathThatCouldNotBeAskedIsFailedOnceItIsSilentItself() throws Exception {
        FabricShape manyOnOneHost = FabricShape.DEFAULT.withSize(1, 8, 1, 1).withCanQueue(8);
        try (Rig rig = Rig.keeping(manyOnOneHost, directory, COMMON + "no_path_retry queue\n", fabric -> {}, SimWorld::stepped)) {
            LogicalUnit unasked = units(rig).getLast();
            Fault fault = rig.fabric.faults().hang(rig.fabric.nexuses(nexus -> units(rig).indexOf(nexus.unit()) < 4), Opcodes.ANY);
            assertTrue(rig.until(() -> rig.state("sdh") == PathState.TIMEOUT, 120 * SECOND), () -> rig.states().toString());
            assertEquals(1, activePaths(rig, unasked));
            rig.fabric.faults().hang(rig.fabric.nexuses(nexus -> nexus.unit() == unasked), Opcodes.ANY);
            fault.heal();
            assertTrue(rig.until(() -> activePaths(rig, unasked) == 0, 120 * SECOND));
        }
    }

    /** Whether it was kept because I/O could not wait or because it could not be asked: it is needed no longer. */
    @ParameterizedTest
    @ValueSource(strings = {"fail", "queue"})
    void aSilentPathThatWasKeptAsTheLastIsFailedOnceAnotherIsBack(String withoutPaths) throws Exception {
        FabricShape manyOnTwoHosts = FabricShape.DEFAULT.withSize(1, 8, 2, 2).withCanQueue(8);
        String options = COMMON + "no_path_retry " + withoutPaths + "\n";
        try (Rig rig = Rig.keeping(manyOnTwoHosts, directory, options, fabric -> {}, SimWorld::stepped)) {
            Fault lost = rig.fabric.faults().hostDown(rig.fabric.hosts().getLast(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 8, 60 * SECOND), () -> rig.states().toString());
            rig.fabric.faults().hang(rig.fabric.path("sda").nexus().link().nexuses().subList(0, 4), Opcodes.ANY);
            assertTrue(rig.until(() -> rig.state("sdh") == PathState.TIMEOUT, 120 * SECOND), () -> rig.states().toString());
            assertEquals(Reason.HOST_STALLED, rig.flight(FlightKind.TRANSITION, "sdh").getLast().reason());
            assertTrue(isActive(rig, units(rig).getLast(), rig.fabric.path("sdh")));
            assertEquals(withoutPaths.equals("fail"), isActive(rig, units(rig).getFirst(), rig.fabric.path("sda")));
            lost.heal();
            assertTrue(rig.until(() -> rig.state("sdi") == PathState.UP && rig.state("sdp") == PathState.UP, 60 * SECOND));
            for (String silent : List.of("sda", "sdh")) {
                LogicalUnit unit = rig.fabric.path(silent).nexus().unit();
                assertEquals(1, activePaths(rig, unit), silent);
                assertFalse(isActive(rig, unit, rig.fabric.path(silent)), silent);
            }
        }
    }

    /** What was ordered meanwhile is not carried out piece by piece, and what is read meanwhile is not taken for the kernel's doing. */
    @Test
    void pathsThatCameBackWhileDeviceMapperHungAreNotFailedOnceMore() throws Exception {
        try (Rig rig = keeping("")) {
            Fault hangs = rig.fabric.faults().mapperHangs(MapperCall.MESSAGE, null);
            Fault lost = rig.fabric.faults().portDown(ports(rig).getFirst(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 4, 60 * SECOND), () -> rig.states().toString());
            lost.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 8, 60 * SECOND), () -> rig.states().toString());
            int transitions = rig.flight(FlightKind.TRANSITION, "sda").size();
            hangs.heal();
            rig.run.advance(30 * SECOND);
            assertEquals(transitions, rig.flight(FlightKind.TRANSITION, "sda").size());
            for (LogicalUnit unit : units(rig)) {
                assertEquals(4, activePaths(rig, unit));
            }
        }
    }

    /** Without an sg node only its block device could be asked, and that cannot be opened while the host is down. */
    @Test
    void aDiskThatCannotBeOpenedIsNotAskedAndIsOpenedLater() throws Exception {
        Fault[] lost = new Fault[1];
        try (Rig rig = keeping("", fabric -> lost[0] = withoutNodes(fabric))) {
            rig.run.advance(60 * SECOND);
            assertEquals(0, rig.fabric.kernel().files().misuses());
            assertEquals(PathState.DOWN, rig.state("sda"), "the kernel shows why");
            lost[0].heal();
            assertTrue(rig.until(() -> rig.state("sda") == PathState.UP, 60 * SECOND), () -> rig.states().toString());
            assertEquals(4, activePaths(rig, rig.fabric.path("sda").nexus().unit()));
        }
    }

    private static Fault withoutNodes(Fabric fabric) {
        fabric.faults().withoutGeneric(fabric.path("sda"));
        return fabric.faults().offline(fabric.path("sda"));
    }
}
