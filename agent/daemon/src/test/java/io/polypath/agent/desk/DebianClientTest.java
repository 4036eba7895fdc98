package io.polypath.agent.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.lane.LaneStats;
import io.polypath.agent.lane.LaneThread;
import io.polypath.agent.path.PathState;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.Views;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's {@code multipathd} as a client of a running desk lane, at the abstract address that is compiled into it. The address
 * belongs to a network namespace of the test's own, so a daemon of the host is not in the way.
 */
class DebianClientTest {

    private static final Path CLIENT = Path.of("/usr/sbin/multipathd");
    private static final Path ENTER = Path.of("/usr/bin/nsenter");

    @TempDir
    private Path directory;

    private final Arena arena = Arena.ofShared();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Throwable> failures = new ArrayList<>();
    private int inside;
    private LaneThread lane;
    private Thread owner;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.isExecutable(CLIENT) && Files.isExecutable(ENTER), "needs Debian's multipath-tools and nsenter");
        assumeTrue(System.getProperty("user.name").equals("root"), "needs a network namespace");
        List<ListeningSocket> sockets = listenInside();
        Doorbell deskBell = new Doorbell(arena);
        LaneQueue<DeskOrder> orders = LaneQueue.spsc(
                "desk-orders", DeskLimits.DEFAULT.orderQueue(), WhenFull.DROP_AND_COUNT, new Doorbell(arena));
        LaneQueue<DeskReply> replies = LaneQueue.spsc(
                "desk-replies", DeskLimits.DEFAULT.replyQueue(), WhenFull.BUG, deskBell);
        DeskSetup setup = new DeskSetup(DeskLimits.DEFAULT, sockets, List::of, new DeskCounters());
        lane = new LaneThread(new Desk(arena, setup, orders, replies), deskBell, Clock.SYSTEM, new LaneStats(),
                (failed, cause) -> failures.add(cause));
        lane.start();
        owner = Thread.ofPlatform().start(() -> own(orders, replies));
    }

    /** Makes the socket on a thread that has left the host's network, and keeps the thread for clients to follow it. */
    private List<ListeningSocket> listenInside() throws Exception {
        CompletableFuture<List<ListeningSocket>> made = new CompletableFuture<>();
        Path path = directory.resolve("multipathd.socket");
        Thread.ofPlatform().start(() -> {
            try (Arena own = Arena.ofConfined()) {
                Threads threads = new Threads(new Sys(own), own);
                assumeTrue(threads.ownNetwork() == 0, "no network namespace of our own");
                inside = threads.id();
                made.complete(SocketAddresses.listen(List.of(path.toString(), SocketAddresses.INCUMBENTS.get(1))));
                over.await();
            } catch (Throwable cause) {
                made.completeExceptionally(cause);
            }
        });
        return made.get();
    }

    private static void own(LaneQueue<DeskOrder> orders, LaneQueue<DeskReply> replies) {
        while (!Thread.interrupted()) {
            switch (orders.poll()) {
                case DeskOrder.Look look -> replies.offer(new DeskReply.Looked(host(System.nanoTime())));
                case DeskOrder.Act act -> {
                    boolean known = act.arguments().isEmpty() || act.arguments().getFirst().equals("vol7");
                    replies.offer(new DeskReply.Done(act.ticket(), known ? DeskOutcome.OK : DeskOutcome.NOT_FOUND, ""));
                }
                case DeskOrder.Forget forget -> { }
                case null -> LockSupport.parkNanos(100_000);
            }
        }
    }

    private static HostView host(long nowNs) {
        HostView many = Views.manyPaths(nowNs, 4_096);
        List<PathView> paths = new ArrayList<>(many.paths());
        paths.add(Views.path("sdc", 32, PathState.DOWN));
        return Views.host(nowNs, paths, many.maps());
    }

    @AfterEach
    void close() throws InterruptedException {
        over.countDown();
        if (owner != null) {
            owner.interrupt();
            owner.join();
        }
        if (lane != null) {
            lane.requestStop();
            lane.join(10_000);
        }
        assertEquals(List.of(), failures);
        arena.close();
    }

    @Test
    void itsQuestionsAreAnswered() throws Exception {
        assertEquals("pid 4711 running\n", ask(0, "show", "daemon"));
        assertEquals("offline\n", ask(0, "-kshow path sdc"));
        assertEquals(4_097, ask(0, "-kshow paths raw format \"%i %d %t\"").lines().count());
        assertEquals(4_096, ask(0, "show", "maps", "json").split("\"lun_hex\"", -1).length - 1);
    }

    @Test
    void itsExitStatusTellsOfFailure() throws Exception {
        assertEquals("ok\n", ask(0, "-kreload map vol7"));
        assertEquals("ok\n", ask(0, "reconfigure"));
        assertEquals("fail\n", ask(1, "-kqueueing disable"));
        assertEquals("fail\n", ask(1, "-kdel map nobody"));
        assertEquals("fail\n", ask(1, "show", "path", "nobody"));
    }

    private String ask(int wantedStatus, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(ENTER.toString(), "--net=/proc/self/fd/0", CLIENT.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/proc/self/task/" + inside + "/ns/net").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        int status = process.waitFor();
        assertEquals(wantedStatus, status, said);
        return said;
    }
}
