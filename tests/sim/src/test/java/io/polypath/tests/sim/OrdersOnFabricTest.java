package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.model.LogicalUnit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client ordered holds when it has its answer: scripts go on to rely on it. */
class OrdersOnFabricTest extends KeptMaps {

    private Rig rig;
    private Client client;

    @BeforeEach
    void connect() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "others may not give orders");
        Path socket = directory.resolve("socket");
        rig = Rig.serving(TWO_UNITS, directory, COMMON + " no_path_retry queue", socket);
        client = new Client(rig, socket);
        rig.run.advance(SECOND);
    }

    @AfterEach
    void leave() throws Exception {
        if (rig != null) {
            client.close();
            rig.close();
        }
    }

    @Test
    void aPathIsFailedInTheKernelAndWorksAgain() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        SimPath path = pathsOf(rig, unit).getFirst();
        assertEquals("ok\n", client.ask("fail path " + path.name()));
        assertFalse(isActive(rig, unit, path));
        assertEquals("ok\n", client.ask("reinstate path " + path.name()));
        assertTrue(isActive(rig, unit, path));
    }

    @Test
    void aPathIsOutOfTheTableAndInItAgain() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        SimPath path = pathsOf(rig, unit).getFirst();
        assertEquals("ok\n", client.ask("del path " + path.name()));
        assertFalse(has(rig, unit, path));
        synchronized (rig.fabric.lock()) {
            rig.fabric.kernel().trigger(path, rig.fabric.nowNs());
        }
        rig.run.advance(SECOND);
        assertFalse(has(rig, unit, path), "udev says that it has changed, as whenever a program has written to it");
        assertEquals("ok\n", client.ask("add path " + path.name()));
        assertTrue(has(rig, unit, path));
    }

    @Test
    void aMapQueuesNoMoreAndQueuesAgain() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        assertEquals("ok\n", client.ask("disablequeueing map " + unit.wwid()));
        assertFalse(map(rig, unit).queues());
        assertEquals("ok\n", client.ask("restorequeueing maps"));
        assertTrue(map(rig, unit).queues());
    }

    @Test
    void aMapThatIsMadeHasItsName() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        assertEquals("ok\n", client.ask("del map " + unit.wwid()));
        try (Fault _ = rig.fabric.faults().udevLate(SECOND)) {
            assertEquals("ok\n", client.ask("add map " + unit.wwid()));
        }
        assertTrue(client.tookNs() >= SECOND && client.tookNs() < 3 * SECOND / 2, () -> client.tookNs() + " ns");
    }

    @Test
    void aMapThatIsRemovedHasNoNameAnyMore() throws Exception {
        try (Fault _ = rig.fabric.faults().udevLate(SECOND)) {
            assertEquals("ok\n", client.ask("del maps"));
        }
        assertTrue(client.tookNs() >= SECOND && client.tookNs() < 3 * SECOND / 2, () -> client.tookNs() + " ns");
    }

    @Test
    void aMapThatIsInUseStaysAndNobodyWaits() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        open(rig, unit);
        assertEquals("fail\n", client.ask("del map " + unit.wwid()));
        assertTrue(client.tookNs() < SECOND, () -> client.tookNs() + " ns");
    }

    @Test
    void aRemovalThatWasRefusedDelaysNoChangeOfTheTable() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        SimPath path = pathsOf(rig, unit).getFirst();
        open(rig, unit);
        for (int i = 0; i < 5; i++) {
            assertEquals("fail\n", client.ask("del map " + unit.wwid()));
        }
        assertEquals("ok\n", client.ask("del path " + path.name()));
        assertFalse(has(rig, unit, path));
        assertTrue(client.tookNs() < SECOND, () -> client.tookNs() + " ns");
    }

    @Test
    void whatHangsInTheKernelKeepsNobody() throws Exception {
        LogicalUnit unit = units(rig).getFirst();
        SimPath path = pathsOf(rig, unit).getFirst();
        try (Fault _ = rig.fabric.faults().mapperHangs(MapperCall.MESSAGE, map(rig, unit).uuid())) {
            assertEquals("ok\n", client.ask("fail path " + path.name()));
            assertTrue(client.tookNs() >= 2 * SECOND && client.tookNs() < 3 * SECOND, () -> client.tookNs() + " ns");
        }
    }
}
