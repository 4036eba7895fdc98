package io.polypath.agent.desk;

import static io.polypath.agent.desk.DeskRig.MILLI;
import static io.polypath.agent.desk.DeskRig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.path.PathState;
import io.polypath.agent.record.DeskCommand;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.Views;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk and well-behaved clients. They run as whoever runs the tests, who must be root for the orders. */
class DeskTest {

    private DeskRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new DeskRig(DeskLimits.DEFAULT, DeskTest::host);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static HostView host(long nowNs) {
        PathView path = Views.path("sdc", 32, PathState.UP);
        return Views.host(nowNs, List.of(path), List.of(Views.map("vol7", List.of(path))));
    }

    @Test
    void whoAsksIsAnswered() {
        DeskPeer peer = rig.connect();
        assertEquals("pid 4711 running\n", rig.ask(peer, "show daemon"));
        assertEquals("name sysfs uuid                            \nvol7 dm-4  3600a0b80000f00d0000beef00000001\n",
                rig.ask(peer, "list maps"));
        assertEquals("running\n", rig.ask(peer, "show path /dev/sdc"));
        assertEquals("fail\ndevice not found\n", rig.ask(peer, "show map nobody json"));
        assertEquals("fail\n", rig.ask(peer, "bogus maps"));
        assertTrue(rig.ask(peer, "show devices").endsWith("    nvme0c0n1 hidden, unmonitored\n"));
        assertTrue(rig.ask(peer, "show wildcards").startsWith("multipath format wildcards:\n"));
        assertTrue(rig.atRest(), "an idle client has no deadline");
    }

    @Test
    void aPageWithoutALineIsOk() {
        rig.host = nowNs -> Views.host(nowNs, List.of(), List.of());
        DeskPeer peer = rig.connect();
        assertEquals("ok\n", rig.ask(peer, "show paths"));
        assertEquals("ok\n", rig.ask(peer, "show topology"));
        assertEquals("{\n   \"major_version\": 0,\n   \"minor_version\": 1,\n   \"maps\": []\n}\n", rig.ask(peer, "show maps json"));
    }

    @Test
    void howeverManyWaitTheOwnerLooksOnceAndThePageIsPaintedOnce() {
        List<DeskPeer> peers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            peers.add(rig.connect());
            peers.getLast().send("show maps json");
        }
        rig.settle();
        for (DeskPeer peer : peers) {
            assertTrue(peer.answer().contains("\"name\" : \"vol7\""));
        }
        assertEquals(1, rig.counters.views());
        assertTrue(rig.counters.pages() <= 2, () -> rig.counters.pages() + " paintings");
    }

    @Test
    void aRecentViewIsShownAgainAnOldOneIsNot() {
        DeskPeer peer = rig.connect();
        rig.ask(peer, "show daemon");
        rig.pass(19 * MILLI);
        rig.ask(peer, "show maps");
        assertEquals(1, rig.counters.views());
        rig.pass(2 * MILLI);
        rig.ask(peer, "show maps");
        assertEquals(2, rig.counters.views());
    }

    @Test
    void anOrderGoesToTheOwnerAndItsAnswerToTheClient() {
        assumeRoot();
        DeskPeer peer = rig.connect();
        assertNull(rig.ask(peer, "fail path /dev/sdc"));
        assertEquals(DeskCommand.FAIL_PATH, rig.acts.getFirst().command());
        assertEquals(List.of("sdc"), rig.acts.getFirst().arguments());
        rig.done(DeskOutcome.OK, "");
        assertEquals("ok\n", peer.answer());
        assertNull(rig.ask(peer, "del map vol7"));
        rig.done(DeskOutcome.IN_USE, "");
        assertEquals("fail\n", peer.answer());
        assertNull(rig.ask(peer, "getprkey map vol7"));
        rig.done(DeskOutcome.OK, "0xabc:aptpl\n");
        assertEquals("0xabc:aptpl\n", peer.answer());
        assertNull(rig.ask(peer, "setprkey map vol7 key 0xabc"));
        assertEquals(List.of("vol7", "0xabc"), rig.acts.getFirst().arguments());
        assertEquals("ok\n", rig.ask(rig.connect(), "quit"));
    }

    @Test
    void whatAnOrderChangedShowsAtOnce() {
        assumeRoot();
        DeskPeer peer = rig.connect();
        assertEquals("vol7\n", rig.ask(peer, "show maps raw format %n"));
        rig.ask(peer, "del map vol7");
        rig.host = nowNs -> Views.host(nowNs, List.of(), List.of());
        rig.done(DeskOutcome.OK, "");
        assertEquals("ok\n", peer.answer());
        assertEquals("ok\n", rig.ask(peer, "show maps raw format %n"), "no map is left to show");
    }

    @Test
    void anOrderThatTakesTooLongIsForgottenAndItsLateAnswerDropped() {
        assumeRoot();
        DeskPeer peer = rig.connect();
        rig.ask(peer, "resize map vol7");
        assertEquals(4_000, (rig.acts.getFirst().deadlineNs() - rig.nowNs) / MILLI, 1);
        rig.pass(4 * SECOND + 1);
        rig.settle();
        assertEquals("fail\ntimeout\n", peer.answer());
        assertEquals(List.of(rig.acts.getFirst().ticket()), rig.forgotten);
        rig.done(DeskOutcome.OK, "");
        assertNull(peer.answer());
        assertEquals(1, rig.counters.lateReplies());
        assertEquals("pid 4711 running\n", rig.ask(peer, "show daemon"), "the connection goes on");
    }

    @Test
    void aClientMayWaitLongerForACondition() {
        assumeRoot();
        DeskPeer peer = rig.connect();
        rig.ask(peer, "polypath v1 wait 36 paths>=4 timeout 60");
        rig.pass(59 * SECOND);
        rig.settle();
        assertNull(peer.answer());
        rig.pass(2 * SECOND);
        rig.settle();
        assertEquals("fail\ntimeout\n", peer.answer());
    }

    @Test
    void anOwnerThatDoesNotAnswerCostsAClientItsLimitAndNothingElse() {
        rig.ownerLooks = false;
        DeskPeer peer = rig.connect();
        assertNull(rig.ask(peer, "show paths"));
        rig.pass(4 * SECOND + 1);
        rig.settle();
        assertEquals("fail\ntimeout\n", peer.answer());
        assertEquals(1, rig.counters.refusals(Refusal.TIMED_OUT));
        assertTrue(rig.atRest());
    }

    @Test
    void anOwnerThatIsBusyKeepsNobodyWaitingWhoCanBeShownTheLastView() {
        DeskPeer peer = rig.connect();
        String shown = rig.ask(peer, "show paths");
        rig.ownerLooks = false;
        rig.pass(SECOND);
        assertNull(rig.ask(peer, "show paths"), "a newer view is preferred");
        rig.pass(SECOND / 4);
        rig.settle();
        assertEquals(shown, peer.answer());
        rig.pass(5 * SECOND);
        assertNull(rig.ask(peer, "show paths"));
        rig.pass(SECOND);
        rig.settle();
        assertNull(peer.answer(), "the last view is too old");
        rig.replies.offer(new DeskReply.Looked(rig.host.apply(rig.nowNs)));
        rig.settle();
        assertEquals(shown, peer.answer());
        assertTrue(rig.atRest());
    }

    @Test
    void whatAnOrderHasChangedIsNeverShownAsItWasBefore() {
        assumeRoot();
        DeskPeer peer = rig.connect();
        rig.ask(peer, "show paths");
        rig.ownerLooks = false;
        rig.ask(peer, "reload map vol7");
        rig.done(DeskOutcome.OK, "");
        assertEquals("ok\n", peer.answer());
        assertNull(rig.ask(peer, "show paths"));
        rig.pass(SECOND);
        rig.settle();
        assertNull(peer.answer());
    }

    @Test
    void aClientThatLeavesWhileItWaitsIsForgotten() {
        assumeRoot();
        DeskPeer orderer = rig.connect();
        rig.ask(orderer, "reload map vol7");
        rig.ownerLooks = false;
        DeskPeer looker = rig.connect();
        rig.ask(looker, "show paths");
        orderer.close();
        looker.close();
        rig.settle();
        assertEquals(1, rig.forgotten.size());
        assertEquals(2, rig.counters.refusals(Refusal.GONE));
        assertEquals(0, rig.counters.clients());
        assertTrue(rig.atRest());
    }

    @Test
    void severalMegabytesArriveWhole() {
        rig.host = nowNs -> Views.manyPaths(nowNs, 4_096);
        DeskPeer peer = rig.connect();
        String answer = rig.ask(peer, "show maps json");
        for (int i = 0; answer == null && i < 1_000; i++) {
            rig.settle();
            answer = peer.answer();
        }
        assertTrue(answer.length() > 2_000_000, answer.length() + " bytes");
        assertTrue(answer.endsWith("   }]\n}\n"));
        assertEquals(4_096, answer.split("\"dev\" :", -1).length - 1);
        assertTrue(rig.atRest());
    }

    @Test
    void requestsThatWereSentTogetherAreAnsweredInOrder() {
        DeskPeer peer = rig.connect();
        peer.send("show daemon");
        peer.send("bogus maps");
        peer.send("show maps raw format %n");
        rig.settle();
        assertEquals("pid 4711 running\n", peer.answer());
        assertEquals("fail\n", peer.answer());
        assertEquals("vol7\n", peer.answer());
    }

    @Test
    void aPathSocketIsForEverybodyAndGoesWithTheDesk() throws IOException {
        Path path = Files.createTempDirectory("desk").resolve("s");
        List<ListeningSocket> sockets = SocketAddresses.listen(List.of(path.toString()));
        assertEquals("rw-rw-rw-", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        IOException taken = assertThrows(
                IOException.class, () -> SocketAddresses.listen(List.of(path.toString())));
        assertTrue(taken.getMessage().contains("another daemon listens there"), taken.getMessage());
        SocketAddresses.close(new Sys(rig.arena), sockets);
        assertFalse(Files.exists(path));
    }

    @Test
    void whatSystemdListensOnIsKnownByItsAddress() throws IOException {
        Path path = Files.createTempDirectory("desk").resolve("s");
        List<ListeningSocket> made = SocketAddresses.listen(List.of(path.toString(), rig.name + "-address"));
        List<ListeningSocket> found =
                SocketAddresses.listen(made.stream().map(socket -> "fd:" + socket.fd()).toList());
        assertEquals(List.of(false, true), found.stream().map(ListeningSocket::isAbstract).toList());
        SocketAddresses.close(new Sys(rig.arena), made);
    }

    @Test
    void aSocketThatNobodyListensOnIsTakenOverAndAnyOtherFileIsNot() throws IOException {
        Path directory = Files.createTempDirectory("desk");
        Path stale = directory.resolve("stale");
        ListeningSocket dead = SocketAddresses.listen(List.of(stale.toString())).getFirst();
        Sys sys = new Sys(rig.arena);
        sys.close(dead.fd());
        assertTrue(Files.exists(stale));
        SocketAddresses.close(sys, SocketAddresses.listen(List.of(stale.toString())));
        Path file = Files.writeString(directory.resolve("file"), "precious");
        assertThrows(
                IOException.class, () -> SocketAddresses.listen(List.of("@polypath-x" + rig.name, file.toString())));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void anInheritedSocketThatWouldWaitDoesNotStopTheLane() {
        Sys sys = new Sys(rig.arena);
        int fd = sys.socket(Linux.AF_UNIX(), Linux.SOCK_STREAM(), 0);
        UnixAddress address = UnixAddress.abstractName(rig.arena, rig.name.substring(1) + "-inherited");
        sys.bind(fd, address.memory(), address.lengthBytes());
        sys.listen(fd, 5);
        DeskSetup setup = new DeskSetup(DeskLimits.DEFAULT, List.of(ListeningSocket.inherited(fd, true)), List::of, new DeskCounters());
        Desk desk = new Desk(rig.arena, setup, rig.orders, rig.replies);
        try (DeskPeer peer = new DeskPeer(rig.arena, rig.name + "-inherited")) {
            peer.send("bogus maps");
            desk.step(rig.nowNs);
            desk.step(rig.nowNs);
            assertEquals("fail\n", peer.answer());
        } finally {
            desk.stop();
        }
    }

    private static void assumeRoot() {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may give orders");
    }
}
