package io.polypath.sim.port;

import io.polypath.agent.port.DiskSurvey;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.time.VirtualClock;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A fabric under virtual time, with a hand on its ports. */
final class Console {

    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final int TIMEOUT_MS = 30_000;

    final VirtualClock clock = new VirtualClock();
    final Fabric fabric;
    final CommandSlab slab = new CommandSlab(Arena.ofAuto(), 64, 512);
    final SimScsiPort scsi;
    final SimSurveyPort survey;
    final SimPurgePort purge;
    final Map<String, DiskSurvey> surveys = new HashMap<>();
    private final int[] reaped = new int[64];

    Console(FabricShape shape, KernelOptions options) {
        fabric = shape.build(clock, new SplittableRandom(42), options);
        scsi = new SimScsiPort(fabric, slab, ReadySignal.none());
        survey = new SimSurveyPort(fabric);
        purge = new SimPurgePort(fabric, Arena.ofAuto());
    }

    /** One array, two logical units, two ports, two hosts: sda and sdb are LUN 0 and 1 through host 0 and port 0, and so on. */
    Console() {
        this(FabricShape.DEFAULT.withSize(1, 2, 4, 2), KernelOptions.DEFAULT.withAluaHandler(false));
    }

    SimPath path(String name) {
        return fabric.path(name);
    }

    /** The disk's check handle, attached. */
    int device(String name) {
        return surveys.computeIfAbsent(name, key -> {
            DiskSurvey seen = survey.survey(key);
            scsi.attach(seen.checkDevice());
            return seen;
        }).checkDevice();
    }

    int submitTestUnitReady(String name, int slot) {
        return submitTestUnitReady(name, slot, TIMEOUT_MS);
    }

    int submitTestUnitReady(String name, int slot, int timeoutMs) {
        slab.prepare(slot, Cdb.testUnitReady(slab.cdb(slot)), Linux.SG_DXFER_NONE(), 0, timeoutMs);
        return scsi.submit(device(name), slot);
    }

    int submitInquiry(String name, int slot, int page, int bytes) {
        int length = Cdb.inquiry(slab.cdb(slot), page >= 0, Math.max(page, 0), bytes);
        slab.prepare(slot, length, Linux.SG_DXFER_FROM_DEV(), bytes, TIMEOUT_MS);
        return scsi.submit(device(name), slot);
    }

    /** Lets time pass, stopping at every event. */
    void advance(long ns) {
        long until = clock.nanoTime() + ns;
        while (fabric.nextDueNs() <= until) {
            clock.advanceTo(Math.max(clock.nanoTime(), fabric.nextDueNs()));
            fabric.runDue();
        }
        clock.advanceTo(until);
    }

    /** Slots that have completed, in order. */
    List<Integer> reap() {
        List<Integer> slots = new ArrayList<>();
        for (int n = scsi.reap(reaped); n > 0; n = scsi.reap(reaped)) {
            for (int i = 0; i < n; i++) {
                slots.add(reaped[i]);
            }
        }
        return slots;
    }

    /** Sends TEST UNIT READY and says how it ended, for instance {@code GOOD}, {@code 02040B} or {@code host 0e}. */
    String testUnitReady(String name) {
        int error = submitTestUnitReady(name, 0);
        if (error < 0) {
            return "errno " + -error;
        }
        advance(SECOND);
        return reap().equals(List.of(0)) ? outcome(0) : "nothing";
    }

    String outcome(int slot) {
        if (slab.hostStatus(slot) != 0) {
            return String.format("host %02x", slab.hostStatus(slot));
        }
        if (slab.senseLength(slot) > 0) {
            return String.format("%06X", Sense.triple(Sense.decode(slab.sense(slot), slab.senseLength(slot))));
        }
        return slab.status(slot) == 0 ? "GOOD" : String.format("status %02x", slab.status(slot));
    }
}
