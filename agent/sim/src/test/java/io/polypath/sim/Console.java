package io.polypath.sim;

import io.polypath.agent.port.DiskSurvey;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.DeviceEvent;
import io.polypath.sim.kernel.EventListener;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.port.ReadySignal;
import io.polypath.sim.port.SimPurgePort;
import io.polypath.sim.port.SimScsiPort;
import io.polypath.sim.port.SimSurveyPort;
import io.polypath.sim.time.VirtualClock;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A fabric under virtual time, with a hand on its ports. */
public final class Console {

    public static final long MS = 1_000_000L;
    public static final long SECOND = 1_000 * MS;
    public static final int TIMEOUT_MS = 30_000;

    public final VirtualClock clock = new VirtualClock();
    public final Fabric fabric;
    public final CommandSlab slab = new CommandSlab(Arena.ofAuto(), 64, 512);
    public final SimScsiPort scsi;
    public final SimSurveyPort survey;
    public final SimPurgePort purge;
    public final Map<String, DiskSurvey> surveys = new HashMap<>();
    public final List<DeviceEvent> events = new ArrayList<>();
    private final int[] reaped = new int[64];

    public Console(FabricShape shape, KernelOptions options) {
        fabric = shape.build(clock, new SplittableRandom(42), options);
        scsi = new SimScsiPort(fabric, slab, ReadySignal.none());
        survey = new SimSurveyPort(fabric);
        purge = new SimPurgePort(fabric, Arena.ofAuto());
        fabric.kernel().feed().listen(new EventListener() {
            @Override
            public void arrived(DeviceEvent event) {
                events.add(event);
            }

            @Override
            public void lost() {
                events.add(null);
            }
        });
    }

    /** One array, two logical units, two ports, two hosts: sda and sdb are LUN 0 and 1 through host 0 and port 0, and so on. */
    public Console() {
        this(FabricShape.DEFAULT.withSize(1, 2, 4, 2), KernelOptions.DEFAULT.withAluaHandler(false));
    }

    public SimPath path(String name) {
        return fabric.path(name);
    }

    /** The disk's check handle, attached. */
    public int device(String name) {
        return surveys.computeIfAbsent(name, key -> {
            DiskSurvey seen = survey.survey(key);
            scsi.attach(seen.checkDevice());
            return seen;
        }).checkDevice();
    }

    public int submitTestUnitReady(String name, int slot) {
        return submitTestUnitReady(name, slot, TIMEOUT_MS);
    }

    public int submitTestUnitReady(String name, int slot, int timeoutMs) {
        slab.prepare(slot, Cdb.testUnitReady(slab.cdb(slot)), Linux.SG_DXFER_NONE(), 0, timeoutMs);
        return scsi.submit(device(name), slot);
    }

    public int submitInquiry(String name, int slot, int page, int bytes) {
        int length = Cdb.inquiry(slab.cdb(slot), page >= 0, Math.max(page, 0), bytes);
        slab.prepare(slot, length, Linux.SG_DXFER_FROM_DEV(), bytes, TIMEOUT_MS);
        return scsi.submit(device(name), slot);
    }

    /** Lets time pass, stopping at every event. */
    public void advance(long ns) {
        long until = clock.nanoTime() + ns;
        while (fabric.nextDueNs() <= until) {
            clock.advanceTo(Math.max(clock.nanoTime(), fabric.nextDueNs()));
            fabric.runDue();
        }
        clock.advanceTo(until);
    }

    /** Slots that have completed, in order. */
    public List<Integer> reap() {
        List<Integer> slots = new ArrayList<>();
        for (int n = scsi.reap(reaped); n > 0; n = scsi.reap(reaped)) {
            for (int i = 0; i < n; i++) {
                slots.add(reaped[i]);
            }
        }
        return slots;
    }

    /** Sends TEST UNIT READY and says how it ended, for instance {@code GOOD}, {@code 02040B} or {@code host 0e}. */
    public String testUnitReady(String name) {
        int error = submitTestUnitReady(name, 0);
        if (error < 0) {
            return "errno " + -error;
        }
        advance(SECOND);
        return reap().equals(List.of(0)) ? outcome(0) : "nothing";
    }

    public String outcome(int slot) {
        if (slab.hostStatus(slot) != 0) {
            return String.format("host %02x", slab.hostStatus(slot));
        }
        if (slab.senseLength(slot) > 0) {
            return String.format("%06X", Sense.triple(Sense.decode(slab.sense(slot), slab.senseLength(slot))));
        }
        return slab.status(slot) == 0 ? "GOOD" : String.format("status %02x", slab.status(slot));
    }

    /**
     * Forgets the events so far and says what they were: {@code K} from the kernel or {@code U} from udev, action, and the last
     * part of the device's path, or the unit attention. Only disks and unit attentions are told.
     */
    public List<String> takeEvents() {
        List<String> told = new ArrayList<>();
        for (DeviceEvent event : events) {
            if (event == null) {
                told.add("loss");
            } else if (event.isDisk() || !event.property("SDEV_UA").isEmpty()) {
                String device = event.devpath().substring(event.devpath().lastIndexOf('/') + 1);
                String attention = event.property("SDEV_UA");
                String flag = event.property("RESIZE").isEmpty() ? "" : " resized";
                told.add((event.fromUdev() ? "U " : "K ") + event.action() + " " + device + flag
                        + (attention.isEmpty() ? "" : " " + attention));
            }
        }
        events.clear();
        return told;
    }
}
