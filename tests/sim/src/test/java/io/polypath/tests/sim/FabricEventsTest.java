package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.TableGroup;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.kernel.TransportMessages;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Transport;
import io.polypath.udev.NetlinkGroup;
import io.polypath.udev.transport.FcEventCode;
import io.polypath.udev.transport.IscsiEventKind;
import io.polypath.udev.transport.TransportEventError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transports tell what happened: one unit on four paths, two hosts with two ports each. */
class FabricEventsTest {

    private static final FabricShape ONE_UNIT = FabricShape.DEFAULT.withSize(1, 1, 4, 2);
    private static final String COMMON =
            "find_multipaths no\n user_friendly_names no\n path_grouping_policy multibus\n detect_pgpolicy no\n";
    private static final String FPIN = COMMON + "marginal_pathgroups fpin\n";
    private static final int INVALID_CRC = 6;

    @TempDir
    Path directory;

    private final TransportMessages messages = new TransportMessages();

    @Test
    void aLostLinkIsFoundAtOnceAndNotAtTheNextCheck() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, COMMON)) {
            rig.run.advance(60 * SECOND);
            SimPath path = rig.fabric.path("sda");
            long beganNs = rig.fabric.nowNs();
            rig.fabric.faults().linkDown(path.nexus().link(), LinkLoss.AT_ONCE);
            fibreChannel(rig, messages.fibreChannel(FcEventCode.LINKDOWN, path.address().host()));
            assertTrue(rig.until(() -> !rig.state("sda").usable(), SECOND));
            assertTrue(rig.fabric.nowNs() - beganNs <= SECOND);
        }
    }

    @Test
    void aBurstOfStateChangesIsOneRoundOfChecks() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, COMMON)) {
            rig.run.advance(120 * SECOND);
            long before = checks(rig);
            for (int i = 0; i < 50; i++) {
                fibreChannel(rig, messages.fibreChannel(FcEventCode.RSCN, 0));
            }
            rig.run.advance(SECOND);
            assertTrue(checks(rig) - before >= 1 && checks(rig) - before <= pathsOfHost(rig, 0) + 4, "checks: " + (checks(rig) - before));
        }
    }

    @Test
    void reportedLinksPutTheirPathsApartUntilTheFabricChanges() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, FPIN)) {
            SimPath bad = rig.fabric.path("sda");
            fibreChannel(rig, messages.linkIntegrity(bad.address().host(), INVALID_CRC, portName(bad), "0x5000000000000001"));
            assertTrue(rig.until(() -> groups(rig).size() == 2, 10 * SECOND));
            assertEquals(List.of(bad.key().major() + ":" + bad.key().minor()),
                    groups(rig).getLast().paths().stream().map(path -> path.devT()).toList());
            assertEquals(PathState.UP, rig.state("sda"));
            assertEquals("Marginal", portState(rig, bad));
            fibreChannel(rig, messages.fibreChannel(FcEventCode.RSCN, bad.address().host()));
            assertTrue(rig.until(() -> groups(rig).size() == 1, 10 * SECOND));
            assertTrue(rig.until(() -> portState(rig, bad).equals("Online"), SECOND));
        }
    }

    @Test
    void anotherHostsReportDoesNotConcernThePath() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, FPIN)) {
            SimPath path = rig.fabric.path("sda");
            fibreChannel(rig, messages.linkIntegrity(path.address().host() + 1, INVALID_CRC, "0x5000000000000001"));
            rig.run.advance(5 * SECOND);
            assertEquals(1, groups(rig).size());
            assertTrue(rig.flight().stream().anyMatch(entry -> entry.kind() == FlightKind.FABRIC));
        }
    }

    @Test
    void withoutTheOptionAReportIsOnlyAReasonToLook() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, COMMON + "marginal_pathgroups on\n")) {
            SimPath path = rig.fabric.path("sda");
            fibreChannel(rig, messages.linkIntegrity(path.address().host(), INVALID_CRC, portName(path)));
            rig.run.advance(5 * SECOND);
            assertEquals(1, groups(rig).size());
            assertEquals("Online", portState(rig, path));
        }
    }

    @Test
    void aFailedSessionIsFoundAtOnce() throws Exception {
        try (Rig rig = keeping(ONE_UNIT.withTransport(Transport.ISCSI), COMMON)) {
            rig.run.advance(60 * SECOND);
            SimPath path = rig.fabric.path("sda");
            int session = path.address().host() * 64 + path.nexus().link().target() + 1;
            rig.fabric.faults().linkDown(path.nexus().link(), LinkLoss.AT_ONCE);
            send(rig, NetlinkGroup.ISCSI_EVENTS, TransportMessages.iscsi(IscsiEventKind.CONNECTION_ERROR, session));
            assertTrue(rig.until(() -> !rig.state("sda").usable(), SECOND));
        }
    }

    @Test
    void lostEventsAreCountedAndAnsweredByLookingAtEveryPath() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, COMMON)) {
            rig.run.advance(120 * SECOND);
            rig.fabric.faults().linkDown(rig.fabric.path("sdd").nexus().link(), LinkLoss.AT_ONCE);
            synchronized (rig.fabric.lock()) {
                rig.fabric.kernel().transports().overrun();
            }
            assertTrue(rig.until(() -> !rig.state("sdd").usable(), SECOND));
            assertEquals(1, rig.lanes.fabricLoss().reports());
            fibreChannel(rig, messages.fibreChannel(FcEventCode.RSCN, 0));
            messages.skip();
            messages.skip();
            fibreChannel(rig, messages.fibreChannel(FcEventCode.RSCN, 0));
            assertTrue(rig.until(() -> rig.lanes.fabricLoss().reports() == 2, SECOND));
            assertEquals(2, rig.lanes.transportCounters().missedCount());
        }
    }

    @Test
    void aFloodLosesEventsButNotThePaths() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, FPIN)) {
            SimPath path = rig.fabric.path("sda");
            synchronized (rig.fabric.lock()) {
                for (int i = 0; i < 20_000; i++) {
                    byte[] event = i % 2 == 0 ? messages.linkIntegrity(path.address().host(), INVALID_CRC, portName(path))
                            : messages.fibreChannel(FcEventCode.RSCN, path.address().host());
                    rig.fabric.kernel().transports().send(NetlinkGroup.FC_EVENTS, event);
                }
            }
            rig.run.advance(30 * SECOND);
            assertEquals(4, rig.count(PathState.UP));
            assertTrue(rig.lanes.fabricLoss().reports() >= 1);
        }
    }

    @Test
    void nonsenseIsCountedByWhatIsWrongWithIt() throws Exception {
        try (Rig rig = keeping(ONE_UNIT, FPIN)) {
            fibreChannel(rig, new byte[10]);
            byte[] cut = messages.linkIntegrity(0, INVALID_CRC, "0x5000000000000001");
            cut[52 + 7] = 127;
            fibreChannel(rig, cut);
            rig.run.advance(SECOND);
            assertEquals(1, rig.lanes.transportCounters().count(TransportEventError.TOO_SHORT));
            assertEquals(1, rig.lanes.transportCounters().count(TransportEventError.BAD_LENGTH));
            assertEquals(0, rig.lanes.transportCounters().passedOnCount());
        }
    }

    private Rig keeping(FabricShape shape, String options) throws Exception {
        return Rig.keeping(shape, directory, options);
    }

    private static void fibreChannel(Rig rig, byte[] datagram) {
        send(rig, NetlinkGroup.FC_EVENTS, datagram);
    }

    private static void send(Rig rig, NetlinkGroup group, byte[] datagram) {
        synchronized (rig.fabric.lock()) {
            rig.fabric.kernel().transports().send(group, datagram);
        }
    }

    private static String portName(SimPath path) {
        return path.nexus().link().port().portName(Transport.FCP);
    }

    private static String portState(Rig rig, SimPath path) {
        String port = "rport-" + path.address().host() + ":0-" + path.nexus().link().target();
        synchronized (rig.fabric.lock()) {
            return rig.fabric.kernel().attributes().read("/sys/class/fc_remote_ports/" + port + "/port_state");
        }
    }

    private static long pathsOfHost(Rig rig, int host) {
        return rig.fabric.kernel().disks().all().stream().filter(path -> path.address().host() == host).count();
    }

    private static long checks(Rig rig) {
        long sum = 0;
        for (int row = 0; row < 4; row++) {
            sum += rig.checks(row);
        }
        return sum;
    }

    private static List<TableGroup> groups(Rig rig) {
        LogicalUnit unit = rig.fabric.arrays().getFirst().units().getFirst();
        return rig.fabric.kernel().mapper().reading("mpath-" + unit.wwid()).table().groups();
    }
}
