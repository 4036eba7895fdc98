package io.polypath.sim.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.Allocation;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.Effect;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Rule;
import io.polypath.sim.time.VirtualClock;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a minute of checks costs in garbage: nothing. */
class SteadyStateTest {

    private static final int SLOTS = 32;

    private final VirtualClock clock = new VirtualClock();
    private final Fabric fabric = FabricShape.DEFAULT
            .withLatency(new Latency.LogNormal(200_000, 0.5, 10_000_000))
            .build(clock, new SplittableRandom(5), KernelOptions.DEFAULT);
    private final CommandSlab slab = new CommandSlab(Arena.ofAuto(), SLOTS, 512);
    private final SimScsiPort port = new SimScsiPort(fabric, slab, ReadySignal.none());
    private final int[] devices = new int[SLOTS];
    private final int[] reaped = new int[SLOTS];
    private int rounds;

    @Test
    void aCommandAllocatesNothingFromSubmissionToReaping() {
        SimSurveyPort survey = new SimSurveyPort(fabric);
        for (int i = 0; i < SLOTS; i++) {
            devices[i] = survey.survey(survey.list().get(i).name()).checkDevice();
            port.attach(devices[i]);
        }
        fabric.path("sda").nexus().rules().add(
                new Rule(Opcodes.ANY, new Effect.Delay(new Latency.Uniform(1, 1_000_000)), Rule.ALWAYS));
        fabric.path("sdb").nexus().unit().reserve(null);
        Allocation.assertNonePerUse(this::round);
    }

    private void round() {
        int kind = rounds++ % 4;
        for (int slot = 0; slot < SLOTS; slot++) {
            prepare(slot, kind);
            assertZero(port.submit(devices[slot], slot));
        }
        int outstanding = SLOTS;
        while (outstanding > 0) {
            clock.advanceTo(fabric.nextDueNs());
            fabric.runDue();
            outstanding -= port.reap(reaped);
        }
    }

    private void prepare(int slot, int kind) {
        int length = switch (kind) {
            case 0 -> Cdb.testUnitReady(slab.cdb(slot));
            case 1 -> Cdb.inquiry(slab.cdb(slot), true, 0x83, 512);
            case 2 -> Cdb.reportTargetPortGroups(slab.cdb(slot), 512, true);
            default -> Cdb.reportLuns(slab.cdb(slot), 512);
        };
        int direction = kind == 0 ? Linux.SG_DXFER_NONE() : Linux.SG_DXFER_FROM_DEV();
        slab.prepare(slot, length, direction, kind == 0 ? 0 : 512, 30_000);
    }

    private static void assertZero(int result) {
        if (result != 0) {
            assertEquals(0, result);
        }
    }
}
