package io.polypath.sim.port;

import static io.polypath.sim.Console.MS;
import static io.polypath.sim.Console.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Designators;
import io.polypath.ffm.scsi.DriverStatus;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.SgHeader;
import io.polypath.sim.Console;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.HostQueue;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Latency;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimScsiPortTest {

    private final Console console = new Console();

    @Test
    void aCommandCompletesAfterItsLatencyAndNotBefore() {
        assertEquals(0, console.submitTestUnitReady("sda", 5));
        console.advance(199_999);
        assertEquals(List.of(), console.reap());
        console.advance(1);
        assertEquals(List.of(5), console.reap());
        assertEquals("GOOD", console.outcome(5));
        assertEquals(List.of(), console.reap());
    }

    @Test
    void dataArriveInTheSlotAndTheRestIsResidual() {
        console.submitInquiry("sdb", 3, 0x83, 512);
        console.advance(MS);
        assertEquals(List.of(3), console.reap());
        int received = 512 - console.slab.residual(3);
        assertEquals(40, received);
        MemorySegment wwid = Arena.ofAuto().allocate(64);
        Designators.wwid(console.slab.data(3), received, wwid);
        assertEquals(console.path("sdb").nexus().unit().wwid(), wwid.getString(0));
        assertEquals(Linux.SG_INFO_OK(), SgHeader.info(console.slab.header(3)));
        assertEquals(DriverStatus.OK, console.slab.driverStatus(3));
    }

    @Test
    void senseComesWithDriverStatusLengthAndInfo() {
        console.path("sda").nexus().unit().setState(
                console.fabric.arrays().getFirst().groups().getFirst(), AccessState.STANDBY);
        assertEquals("02040B", console.testUnitReady("sda"));
        MemorySegment header = console.slab.header(0);
        assertEquals(2, SgHeader.status(header));
        assertEquals(1, SgHeader.maskedStatus(header));
        assertEquals(18, SgHeader.senseLength(header));
        assertEquals(DriverStatus.SENSE, SgHeader.driverStatus(header));
        assertEquals(Linux.SG_INFO_CHECK(), SgHeader.info(header));
    }

    @Test
    void durationCountsWholeJiffies() {
        Latency slow = new Latency.Constant(11 * MS);
        console.fabric.arrays().getFirst().ports().forEach(port -> port.setLatency(slow));
        console.testUnitReady("sda");
        assertEquals(8, SgHeader.durationMs(console.slab.header(0)));
    }

    @Test
    void aSeventeenthCommandOnOneFileIsEdom() {
        for (int slot = 0; slot < 16; slot++) {
            assertEquals(0, console.submitTestUnitReady("sda", slot));
        }
        assertEquals(-Errno.EDOM, console.submitTestUnitReady("sda", 16));
        assertEquals(0, console.submitTestUnitReady("sdb", 16));
        console.advance(MS);
        assertEquals(IntStream.range(0, 17).boxed().toList(), console.reap());
        assertEquals(0, console.submitTestUnitReady("sda", 16));
    }

    @Test
    void aHandleThatIsNotAttachedOrNotOpenIsRefused() {
        int device = console.device("sda");
        console.scsi.detach(device);
        assertEquals(-Errno.EBADF, console.submitTestUnitReady("sda", 0));
        assertEquals(-Errno.EBADF, console.scsi.attach(4711));
        assertEquals(0, console.scsi.attach(device));
        assertEquals(-Errno.EEXIST, console.scsi.attach(device));
        assertEquals(1, console.fabric.kernel().files().misuses());
    }

    @Test
    void commandsOfADetachedDeviceDoNotComeBack() {
        console.submitTestUnitReady("sda", 0);
        console.submitTestUnitReady("sdb", 1);
        console.submitTestUnitReady("sda", 2);
        console.advance(MS);
        console.submitTestUnitReady("sda", 3);
        console.scsi.detach(console.device("sda"));
        console.advance(SECOND);
        assertEquals(List.of(1), console.reap());
        assertEquals(0, console.path("sda").outstandingCommands());
        assertEquals(0, console.path("sda").nexus().link().host().number());
        assertEquals(0, console.fabric.kernel().disks().queue(console.fabric.hosts().getFirst()).busy());
    }

    @Test
    void aSlotIsSubmittedOnceUntilItIsReaped() {
        console.submitTestUnitReady("sda", 0);
        assertThrows(IllegalStateException.class, () -> console.submitTestUnitReady("sda", 0));
        console.advance(MS);
        assertThrows(IllegalStateException.class, () -> console.submitTestUnitReady("sda", 0));
        console.reap();
        assertEquals(0, console.submitTestUnitReady("sda", 0));
    }

    @Test
    void reapFillsNoMoreThanItsArray() {
        for (int slot = 0; slot < 5; slot++) {
            console.submitTestUnitReady("sda", slot);
        }
        console.advance(MS);
        int[] two = new int[2];
        assertEquals(2, console.scsi.reap(two));
        assertEquals(0, two[0]);
        assertEquals(1, two[1]);
        assertEquals(List.of(2, 3, 4), console.reap());
    }

    @Test
    void commandsBeyondTheHostsTagsWaitAndAreCounted() {
        Console small = new Console(
                FabricShape.DEFAULT.withSize(1, 2, 4, 2).withCanQueue(2), KernelOptions.DEFAULT);
        for (int slot = 0; slot < 5; slot++) {
            assertEquals(0, small.submitTestUnitReady("sda", slot));
        }
        HostQueue queue = small.fabric.kernel().disks().queue(small.fabric.hosts().getFirst());
        assertEquals(2, queue.busy());
        assertEquals(3, queue.tagWaits());
        small.advance(200_000);
        assertEquals(List.of(0, 1), small.reap());
        small.advance(400_000);
        assertEquals(List.of(2, 3, 4), small.reap());
        assertEquals(0, queue.busy());
        assertEquals(2, queue.peakBusy());
    }

    @Test
    void aThousandWaitersOfAnOfflineDiskEndWithoutDeepRecursion() {
        Console one = new Console(FabricShape.DEFAULT.withSize(1, 1, 1, 1).withCanQueue(1), KernelOptions.DEFAULT);
        List<Integer> files = IntStream.range(0, 4)
                .map(i -> one.survey.survey("sda").checkDevice()).boxed().toList();
        files.forEach(one.scsi::attach);
        for (int slot = 0; slot < 64; slot++) {
            one.slab.prepare(slot, io.polypath.ffm.scsi.Cdb.testUnitReady(one.slab.cdb(slot)), -1, 0, 1000);
            assertEquals(0, one.scsi.submit(files.get(slot / 16), slot));
        }
        one.fabric.faults().offline(one.path("sda"));
        one.advance(MS);
        assertEquals(64, one.reap().size());
        assertEquals("GOOD", one.outcome(0));
        assertEquals("host 01", one.outcome(63));
    }

    @Test
    void theSameSeedGivesTheSameOrderOfCompletion() {
        FabricShape spread = FabricShape.DEFAULT.withLatency(new Latency.LogNormal(200_000, 1.0, SECOND));
        assertEquals(order(spread), order(spread));
        assertTrue(!order(spread).equals(order(FabricShape.DEFAULT)));
    }

    private static List<Integer> order(FabricShape shape) {
        Console console = new Console(shape, KernelOptions.DEFAULT);
        for (int slot = 0; slot < 60; slot++) {
            console.submitTestUnitReady("sd" + (char) ('a' + slot % 26), slot);
        }
        console.advance(10 * SECOND);
        return console.reap();
    }
}
