package io.polypath.sim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Clock;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.ScsiPort;
import io.polypath.agent.port.UeventPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.Latency;
import io.polypath.sim.port.SimSurveyPort;
import io.polypath.sim.port.SimWorld;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FabricPumpTest {

    private static final int SLOTS = 32;

    private final Arena arena = Arena.ofShared();
    private final Fabric fabric = FabricShape.DEFAULT
            .withLatency(new Latency.Uniform(50_000, 3_000_000))
            .build(Clock.SYSTEM, new SplittableRandom(9), KernelOptions.DEFAULT);
    private final SimWorld world = SimWorld.live(fabric);
    private final Sys sys = new Sys(arena);
    private final Epoll epoll = new Epoll(sys, arena, 4);
    private final FabricPump pump = FabricPump.start(fabric);

    @AfterEach
    void close() {
        pump.close();
        epoll.close();
        arena.close();
    }

    @Test
    void aLaneThatSleepsInEpollIsWokenByEveryBatchOfCompletions() {
        CommandSlab slab = new CommandSlab(arena, SLOTS, 64);
        ScsiPort port = world.scsi(arena, slab);
        assertEquals(0, epoll.add(port.pollFd(), Linux.EPOLLIN(), 0));
        assertEquals(0, epoll.await(0), "nothing to reap yet");
        int[] devices = attach(port);
        int[] reaped = new int[SLOTS];
        for (int round = 0; round < 50; round++) {
            submit(port, slab, devices);
            int outstanding = SLOTS;
            while (outstanding > 0) {
                assertEquals(1, epoll.await(10_000));
                outstanding -= port.reap(reaped);
            }
            assertEquals(0, epoll.await(0), "all is reaped, so the descriptor is quiet");
        }
    }

    @Test
    void whatIsLeftToReapKeepsTheDescriptorReadable() {
        CommandSlab slab = new CommandSlab(arena, SLOTS, 64);
        ScsiPort port = world.scsi(arena, slab);
        epoll.add(port.pollFd(), Linux.EPOLLIN(), 0);
        submit(port, slab, attach(port));
        int[] one = new int[1];
        for (int i = 0; i < SLOTS; i++) {
            assertEquals(1, epoll.await(10_000));
            assertEquals(1, port.reap(one));
        }
        assertEquals(0, epoll.await(0));
    }

    @Test
    void aLaneThatListensIsWokenByEvents() {
        ReceiveSlots slots = new ReceiveSlots(arena, 4, 8_192);
        UeventPort port = world.uevents(arena, slots);
        epoll.add(port.pollFds()[0], Linux.EPOLLIN(), 0);
        fabric.faults().delete(fabric.path("sda"));
        int received = 0;
        while (received < 16) {
            assertEquals(1, epoll.await(10_000));
            received += port.receive(new int[] {0, 1, 2, 3}, 4);
        }
        assertEquals(0, epoll.await(0));
    }

    @Test
    void aDeleteSleepsInItsThreadUntilItIsLetThrough() {
        DiskSurvey seen = new SimSurveyPort(fabric).survey("sda");
        Fault blocked = fabric.faults().blockDeletes();
        CompletableFuture<Integer> deleted =
                CompletableFuture.supplyAsync(() -> world.purge(arena).delete(seen.sysfsDirectory()));
        while (sleepers() == 0) {
            Thread.onSpinWait();
        }
        assertTrue(!deleted.isDone());
        blocked.heal();
        assertEquals(0, deleted.join());
        assertNull(new SimSurveyPort(fabric).survey("sda"));
    }

    @Test
    void anEventThatFailsIsReportedWhenThePumpIsClosed() {
        Fabric other = FabricShape.DEFAULT.build(Clock.SYSTEM, new SplittableRandom(1), KernelOptions.DEFAULT);
        FabricPump broken = FabricPump.start(other);
        synchronized (other.lock()) {
            other.agenda().schedule(now -> {
                throw new IllegalArgumentException("as planned");
            }, other.nowNs());
        }
        while (other.nextDueNs() != Long.MAX_VALUE) {
            Thread.onSpinWait();
        }
        assertEquals("as planned", assertThrows(IllegalStateException.class, broken::close).getCause().getMessage());
    }

    private int sleepers() {
        synchronized (fabric.lock()) {
            return fabric.kernel().deleteGate().sleepers();
        }
    }

    private int[] attach(ScsiPort port) {
        SimSurveyPort survey = new SimSurveyPort(fabric);
        return survey.list().stream()
                .limit(SLOTS)
                .mapToInt(key -> survey.survey(key.name()).checkDevice())
                .peek(device -> assertEquals(0, port.attach(device)))
                .toArray();
    }

    private static void submit(ScsiPort port, CommandSlab slab, int[] devices) {
        for (int slot = 0; slot < SLOTS; slot++) {
            slab.prepare(slot, Cdb.testUnitReady(slab.cdb(slot)), Linux.SG_DXFER_NONE(), 0, 30_000);
            assertEquals(0, port.submit(devices[slot], slot));
        }
    }
}
