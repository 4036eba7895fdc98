package io.polypath.tests.races;

import io.polypath.agent.record.Command;
import io.polypath.ffm.gen.Linux;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The owner fills a command slot and hands it to the prober: with the record comes all that is in the slot. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "no command yet")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "a command as it was written")
@Outcome(id = "-1", expect = Expect.FORBIDDEN, desc = "something in the slot is of the command before")
@State
public class SlotRace {

    private static final int CDB_LENGTH = 12;
    private static final int TRANSFER_BYTES = 64;
    private static final int TIMEOUT_MS = 30_000;
    private static final byte OLD = 0x70;
    private static final byte NEW = 0x12;
    private static final CommandSlab SLAB = new CommandSlab(Arena.global(), Turn.PLACES, TRANSFER_BYTES);
    private static final Turn TURN = new Turn();

    private final Bell bell = Bell.next();
    private final Command command = new Command(TURN.take());

    /** With what another command has left in the slot. */
    public SlotRace() {
        SLAB.prepare(command.slot, CDB_LENGTH, Linux.SG_DXFER_NONE(), 0, TIMEOUT_MS);
        SLAB.cdb(command.slot).fill(OLD);
        SLAB.sense(command.slot).fill(OLD);
        SLAB.data(command.slot).fill(OLD);
    }

    @Actor
    public void owner() {
        SLAB.prepare(command.slot, CDB_LENGTH, Linux.SG_DXFER_FROM_DEV(), TRANSFER_BYTES, TIMEOUT_MS);
        SLAB.cdb(command.slot).fill(NEW);
        command.generation++;
        bell.one.offer(command);
    }

    @Actor
    public void prober(I_Result seen) {
        if (bell.one.poll() instanceof Command got) {
            seen.r1 = isWhole(got) ? 1 : -1;
        }
    }

    private static boolean isWhole(Command got) {
        return got.generation == 1
                && SLAB.transferLength(got.slot) == TRANSFER_BYTES
                && isFilled(SLAB.cdb(got.slot), NEW)
                && isFilled(SLAB.sense(got.slot), (byte) 0)
                && isFilled(SLAB.data(got.slot), (byte) 0);
    }

    private static boolean isFilled(MemorySegment memory, byte with) {
        for (long at = 0; at < memory.byteSize(); at++) {
            if (memory.get(ValueLayout.JAVA_BYTE, at) != with) {
                return false;
            }
        }
        return true;
    }
}
