package io.polypath.agent.desk;

import static io.polypath.agent.desk.DeskRig.MILLI;
import static io.polypath.agent.desk.DeskRig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.path.PathState;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.Views;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a client does, it is refused with a reason, counted, and nobody else notices. */
class HostileClientsTest {

    /** Four places for root, one answer of two pages at a time. */
    private static final DeskLimits SMALL = new DeskLimits(
            4, 2, 65_536, 512, 4, 2, 2, 20 * MILLI, 500 * MILLI, 10 * SECOND, 4 * MILLI);

    private DeskRig rig;
    private DeskPeer witness;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "the limits under test are root's");
        use(DeskLimits.DEFAULT);
    }

    private void use(DeskLimits limits) throws IOException {
        if (rig != null) {
            rig.close();
        }
        rig = new DeskRig(limits, HostileClientsTest::host);
        witness = rig.connect();
    }

    @AfterEach
    void othersAreServedAsEver() {
        if (rig != null) {
            assertEquals("pid 4711 running\n", rig.ask(witness, "show daemon"));
            rig.close();
        }
    }

    private static HostView host(long nowNs) {
        PathView path = Views.path("sdc", 32, PathState.UP);
        return Views.host(nowNs, List.of(path), List.of(Views.map("vol7", List.of(path))));
    }

    @Test
    void aRequestBeyondTheLimitIsRefusedAndTheConnectionClosed() {
        for (long length : new long[] {65_537, 1L << 31, 1L << 32, Long.MAX_VALUE, -1}) {
            DeskPeer peer = rig.connect();
            peer.sendLength(length);
            peer.sendBytes("show paths\0".getBytes(StandardCharsets.US_ASCII));
            rig.settle();
            assertEquals("fail\nrequest too long\n", peer.answer());
            assertTrue(peer.ended());
        }
        assertEquals(5, rig.counters.refusals(Refusal.LONG_REQUEST));
    }

    @Test
    void aLengthInTheOtherByteOrderIsRecognised() {
        DeskPeer peer = rig.connect();
        peer.sendLength(Long.reverseBytes(11));
        rig.settle();
        assertTrue(peer.answer().startsWith("fail\n"));
        assertTrue(peer.ended());
        assertEquals(1, rig.counters.refusals(Refusal.FOREIGN_BYTE_ORDER));
    }

    @Test
    void aRequestOfNoBytesClosesTheConnection() {
        DeskPeer peer = rig.connect();
        peer.sendLength(0);
        rig.settle();
        assertTrue(peer.ended());
        assertEquals(1, rig.counters.refusals(Refusal.EMPTY_REQUEST));
    }

    @Test
    void aRequestMayComeByteByByte() {
        DeskPeer peer = rig.connect();
        byte[] frame = {11, 0, 0, 0, 0, 0, 0, 0, 'l', 'i', 's', 't', ' ', 's', 't', 'a', 't', 'u', 0};
        for (byte one : frame) {
            assertNull(peer.answer());
            peer.sendBytes(one);
            rig.settle();
        }
        assertTrue(peer.answer().startsWith("path checker states:\n"));
    }

    @Test
    void aRequestNeedsNoTerminatorAndEndsAtTheFirst() {
        DeskPeer peer = rig.connect();
        peer.sendLength(11);
        peer.sendBytes("show daemon".getBytes(StandardCharsets.US_ASCII));
        rig.settle();
        assertEquals("pid 4711 running\n", peer.answer());
        assertEquals("pid 4711 running\n", rig.ask(peer, "show daemon\0maps"));
    }

    @Test
    void aRequestThatIsNeverFinishedEndsAtItsDeadline() {
        List<DeskPeer> peers = new ArrayList<>();
        for (int bytes : new int[] {1, 7, 8, 9}) {
            DeskPeer peer = rig.connect();
            peers.add(peer);
            peer.sendBytes(Arrays.copyOf(new byte[] {12, 0, 0, 0, 0, 0, 0, 0, 's'}, bytes));
            rig.settle();
        }
        rig.pass(2 * SECOND);
        peers.forEach(peer -> peer.sendBytes((byte) 0));
        rig.settle();
        assertFalse(peers.getFirst().ended(), "time is left");
        rig.pass(2 * SECOND + 1);
        rig.settle();
        for (DeskPeer peer : peers) {
            assertEquals("fail\ntimeout\n", peer.answer());
            assertTrue(peer.ended());
        }
        assertEquals(4, rig.counters.refusals(Refusal.SLOW_REQUEST));
    }

    @Test
    void aConnectionThatEndsInTheMiddleOfARequestIsCounted() {
        DeskPeer peer = rig.connect();
        peer.sendLength(100);
        rig.settle();
        peer.close();
        rig.settle();
        assertEquals(1, rig.counters.refusals(Refusal.BROKEN_REQUEST));
        assertEquals(1, rig.counters.clients());
    }

    @Test
    void aReaderThatNeverReadsIsClosedWhenItsTimeIsOver() {
        rig.host = nowNs -> Views.manyPaths(nowNs, 4_096);
        DeskPeer peer = rig.connect();
        peer.send("show maps json");
        peer.send("show maps json");
        rig.settle();
        assertEquals(1, rig.counters.pages(), "its next request is not even read");
        assertEquals("pid 4711 running\n", rig.ask(witness, "show daemon"));
        rig.pass(30 * SECOND);
        rig.settle();
        assertEquals(1, rig.counters.refusals(Refusal.SLOW_READER));
        assertEquals(1, rig.counters.clients());
        assertTrue(rig.atRest());
    }

    @Test
    void aSenderThatNeverEndsWaitsInTheKernel() {
        DeskPeer peer = rig.connect();
        long sent = 0;
        for (int i = 0; i < 100_000 && sent >= 0; i++) {
            sent = peer.sendBytes(new byte[] {12, 0, 0, 0, 0, 0, 0, 0, 's', 'h', 'o', 'w', ' ', 'd', 'a', 'e', 'm', 'o', 'n', 0});
        }
        assertTrue(sent < 0, "the socket is full");
        int steps = 0;
        while (rig.desk.step(rig.nowNs) > 0 && steps < 10) {
            steps++;
        }
        assertEquals("pid 4711 running\n", rig.ask(witness, "show daemon"));
    }

    @Test
    void answersThatNobodyReadsDoNotTakeAllMemory() throws IOException {
        use(SMALL);
        rig.host = nowNs -> Views.manyPaths(nowNs, 8);
        DeskPeer deaf = rig.connect();
        fill(deaf);
        assertEquals("running\n", rig.ask(witness, "show path sd0"));
        String huge = rig.ask(witness, "show paths raw format " + "%w".repeat(500));
        assertEquals("fail\nanswer too long, or too many answers wait to be read\n", huge);
        assertEquals(1, rig.counters.refusals(Refusal.NO_ROOM));
        assertEquals(0, rig.counters.refusals(Refusal.SLOW_READER), "nobody suffers for an answer that would never fit");
    }

    /** Asks without reading until the socket is full and an answer stays behind. */
    private void fill(DeskPeer deaf) {
        for (int i = 0; i < 200; i++) {
            deaf.send("show maps raw format " + "%w".repeat(16));
            rig.settle();
        }
        assertFalse(rig.atRest(), "an answer waits for its reader");
    }

    @Test
    void whenMemoryIsShortTheAnswerFurthestBehindIsGivenUp() throws IOException {
        use(SMALL);
        rig.host = nowNs -> Views.manyPaths(nowNs, 24);
        for (int i = 0; i < 3; i++) {
            fill(rig.connect());
        }
        assertEquals(0, rig.counters.refusals(Refusal.SLOW_READER));
        String answer = rig.ask(witness, "show maps raw format " + "%w".repeat(60));
        assertTrue(answer.startsWith("3600a0b8"), "one page is left, two are needed");
        assertEquals(1, rig.counters.refusals(Refusal.SLOW_READER));
    }

    @Test
    void whenAllPlacesAreTakenTheLongestIdleMakesRoom() throws IOException {
        use(SMALL);
        rig.settle();
        List<DeskPeer> peers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            peers.add(rig.connect());
            rig.settle();
        }
        assertTrue(witness.ended(), "it has been idle the longest");
        assertEquals(1, rig.counters.refusals(Refusal.MADE_PLACE));
        assertEquals(4, rig.counters.clients());
        witness = peers.getLast();
    }

    @Test
    void whenAllPlacesAreBusyANewcomerIsSentOff() throws IOException {
        use(SMALL);
        rig.ownerLooks = false;
        List<DeskPeer> busy = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            busy.add(i == 0 ? witness : rig.connect());
            busy.getLast().send("show paths");
        }
        rig.settle();
        DeskPeer late = rig.connect();
        rig.settle();
        assertEquals("fail\ntoo many clients\n", late.answer());
        assertTrue(late.ended());
        rig.pass(5 * SECOND);
        rig.settle();
        assertEquals("fail\ntimeout\n", witness.answer());
        rig.ownerLooks = true;
        use(SMALL);
    }

    @Test
    void ordersBeyondTheLimitAreRefused() throws IOException {
        use(SMALL);
        DeskPeer one = rig.connect();
        DeskPeer two = rig.connect();
        rig.ask(one, "reload map a");
        rig.ask(two, "reload map b");
        assertEquals("fail\ntoo many commands at a time\n", rig.ask(witness, "reload map c"));
        rig.done(DeskOutcome.OK, "");
        assertNull(rig.ask(witness, "reload map c"), "there is room again");
        rig.done(DeskOutcome.OK, "");
        rig.done(DeskOutcome.FAILED, "");
        assertEquals("fail\n", witness.answer());
    }

    @Test
    void tenThousandIdleConnectionsCostNobodyAnything() throws Exception {
        assumeTrue(openFilesLimit() > 10_500, "needs 10,500 descriptors");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "needs perl");
        String connecting = "use Socket; my $to = pack('S', AF_UNIX) . \"\\0\" . substr($ARGV[0], 1); my @all;"
                + "for (1 .. 10_000) { socket(my $s, AF_UNIX, SOCK_STREAM, 0) or die $!; push @all, $s;"
                + "connect($s, $to) or die $! } <STDIN>";
        Process crowd = new ProcessBuilder("/usr/bin/perl", "-e", connecting, rig.name).redirectErrorStream(true).start();
        while (crowd.isAlive() && rig.counters.clients() < 10_001) {
            rig.settle();
            Thread.sleep(1);
        }
        assertEquals(10_001, rig.counters.clients());
        assertEquals("vol7\n", rig.ask(witness, "show maps raw format %n"));
        assertTrue(rig.atRest());
        crowd.destroy();
        crowd.waitFor();
        rig.settle();
        while (rig.counters.clients() > 1) {
            rig.settle();
        }
    }

    @Test
    void withoutADescriptorAnIdleConnectionMakesPlace() {
        Sys sys = new Sys(rig.arena);
        DeskPeer idle = rig.connect();
        rig.settle();
        rig.ask(witness, "show daemon");
        DeskPeer late = rig.connect();
        List<Integer> hoard = hoard(sys);
        rig.settle();
        boolean madePlace = idle.ended();
        hoard.forEach(sys::close);
        assertTrue(madePlace);
        assertEquals("fail\n", rig.ask(late, "bogus maps"));
    }

    @Test
    void withoutADescriptorAndAnIdleConnectionTheDoorStaysClosedForAWhile() {
        Sys sys = new Sys(rig.arena);
        rig.ownerLooks = false;
        rig.ask(witness, "show paths");
        DeskPeer late = rig.connect();
        List<Integer> hoard = hoard(sys);
        rig.settle();
        long once = rig.counters.refusals(Refusal.NO_DESCRIPTOR);
        rig.pass(101 * MILLI);
        rig.settle();
        long twice = rig.counters.refusals(Refusal.NO_DESCRIPTOR);
        hoard.forEach(sys::close);
        assertEquals(1, once);
        assertEquals(2, twice);
        rig.pass(101 * MILLI);
        assertEquals("fail\n", rig.ask(late, "bogus maps"));
        rig.ownerLooks = true;
        rig.replies.offer(new DeskReply.Looked(host(rig.nowNs)));
        rig.settle();
        assertTrue(witness.answer().startsWith("hcil"));
    }

    private static List<Integer> hoard(Sys sys) {
        List<Integer> hoard = new ArrayList<>();
        for (int fd = sys.dup(0); fd >= 0; fd = sys.dup(0)) {
            hoard.add(fd);
        }
        return hoard;
    }

    private static long openFilesLimit() throws IOException {
        return Long.parseLong(Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files")).findFirst().orElseThrow().split(" +")[3]);
    }

    @Test
    void aStrangerMayLookAndNothingElse() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")) && Files.isExecutable(Path.of("/usr/bin/perl")),
                "needs setpriv and perl");
        Path asking = Path.of("../../tests/lab/scenarios/lib/ask.pl").toAbsolutePath();
        assumeTrue(Files.exists(asking), "needs the lab's client");
        Path script = Files.createTempFile("ask", ".pl");
        Files.copy(asking, script, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process process = new ProcessBuilder(
                "/usr/bin/setpriv", "--reuid=65534", "--clear-groups", "/usr/bin/perl", script.toString(), rig.name)
                .redirectErrorStream(true).start();
        try (var stdin = process.outputWriter()) {
            stdin.write("show daemon\nreconfigure\nquit\nshow path sdc\npolypath v1 why vol7\n" + "x".repeat(600) + "\n");
        }
        while (process.isAlive()) {
            rig.pass(MILLI);
            rig.settle();
            Thread.sleep(1);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        String denied = "fail\npermission deny: need to be root\n";
        assertTrue(said.startsWith("? show daemon\n= 17\npid 4711 running\n? reconfigure\n= 38\n" + denied + "? quit\n= 38\n" + denied
                + "? show path sdc\n= 8\nrunning\n? polypath v1 why vol7\n= 38\n" + denied), said);
        assertTrue(said.endsWith("= 22\nfail\nrequest too long\n"), said);
        assertTrue(rig.acts.isEmpty());
        assertEquals(3, rig.counters.refusals(Refusal.FORBIDDEN));
        Files.delete(script);
    }

    @Test
    void anyBytesInAnyPiecesLeaveTheDeskInOrder() {
        Random random = new Random(20_260_205);
        for (int round = 0; round < 300; round++) {
            DeskPeer peer = rig.connect();
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                byte[] bytes = new byte[1 + random.nextInt(40)];
                random.nextBytes(bytes);
                if (random.nextBoolean()) {
                    peer.sendLength(random.nextInt(30));
                }
                peer.sendBytes(bytes);
                rig.settle();
                rig.pass(random.nextInt(1_000) * MILLI);
            }
            peer.close();
            rig.settle();
        }
        rig.pass(60 * SECOND);
        rig.settle();
        assertEquals(1, rig.counters.clients());
        assertTrue(rig.atRest());
    }
}
