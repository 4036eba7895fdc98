package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.model.Transport;
import io.polypath.sim.port.SimWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written to sysfs about the paths of one unit. */
class TransportTimeoutsTest {

    private static final FabricShape ONE_UNIT = FabricShape.DEFAULT.withSize(1, 1, 2, 1);
    private static final String PORT = "/sys/class/fc_remote_ports/rport-0:0-0/";

    @TempDir
    Path directory;

    @Test
    void everyRemotePortGetsTheTimesOfItsMapOnce() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, "no_path_retry queue\n eh_deadline 30", fabric -> {})) {
            rig.run.advance(300 * SECOND);
            assertEquals("5", read(rig, PORT + "fast_io_fail_tmo"));
            assertEquals("4294967295", read(rig, PORT + "dev_loss_tmo"));
            assertEquals("30", read(rig, "/sys/class/scsi_host/host0/eh_deadline"));
            assertEquals(1, written(rig, PORT + "dev_loss_tmo").size());
        }
    }

    @Test
    void aSessionGetsItsRecoveryTime() throws Exception {
        FabricShape iscsi = ONE_UNIT.withTransport(Transport.ISCSI);
        try (Rig rig = keeping(iscsi, "fast_io_fail_tmo 9", fabric -> {})) {
            String session = rig.fabric.kernel().attributes().written().getFirst().split(" ")[0];
            assertTrue(session.startsWith("/sys/class/iscsi_session/session"), session);
            assertEquals("9", read(rig, session));
        }
    }

    @Test
    void aQueueIsSetBeforeItsPathIsInATableAndNeverAfterwards() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, "max_sectors_kb 512", fabric -> {})) {
            assertEquals("512", read(rig, "/sys/class/block/sda/queue/max_sectors_kb"));
            List<Rig.Entry> orders = rig.flight().stream().filter(entry -> entry.kind() == FlightKind.MAP_ORDER).toList();
            assertEquals(1, orders.size());
            synchronized (rig.fabric.lock()) {
                rig.fabric.kernel().attributes().write("/sys/class/block/sda/queue/max_sectors_kb", "256");
            }
            rig.run.advance(120 * SECOND);
            assertEquals("256", read(rig, "/sys/class/block/sda/queue/max_sectors_kb"));
        }
    }

    @Test
    void whatTheKernelRefusesIsToldAndNotTriedAgain() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, "", fabric -> fabric.kernel().attributes().refuse(PORT + "fast_io_fail_tmo", Errno.EINVAL))) {
            rig.run.advance(300 * SECOND);
            assertEquals(1, written(rig, PORT + "fast_io_fail_tmo").size());
            assertTrue(rig.flight(FlightKind.TROUBLE, "sda").getFirst().note().startsWith(
                    "cannot set rport-0:0-0/fast_io_fail_tmo to 5"));
        }
    }

    @Test
    void aPortThatWasBusyIsSetUpWhenItsPathComesBack() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, "", fabric -> fabric.kernel().attributes().refuse(PORT + "fast_io_fail_tmo", Errno.EBUSY))) {
            rig.fabric.kernel().attributes().refuse(PORT + "fast_io_fail_tmo", 0);
            var fault = rig.fabric.faults().linkDown(rig.fabric.path("sda").nexus().link(), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> !rig.state("sda").usable(), 30 * SECOND));
            assertEquals("off", read(rig, PORT + "fast_io_fail_tmo"));
            fault.heal();
            assertTrue(rig.until(() -> read(rig, PORT + "fast_io_fail_tmo").equals("5"), 30 * SECOND));
        }
    }

    private Rig keeping(FabricShape shape, String options, Consumer<Fabric> before) throws Exception {
        return Rig.keeping(shape, directory, "find_multipaths no\n user_friendly_names no\n " + options, before, SimWorld::stepped);
    }

    private static String read(Rig rig, String attribute) {
        synchronized (rig.fabric.lock()) {
            return rig.fabric.kernel().attributes().read(attribute);
        }
    }

    private static List<String> written(Rig rig, String attribute) {
        return rig.fabric.kernel().attributes().written().stream().filter(line -> line.startsWith(attribute + " ")).toList();
    }
}
