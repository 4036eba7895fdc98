package io.polypath.agent.probe;

import io.polypath.agent.path.CheckFacts;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ringbuf.CommandSlab;

/** Reads what became of a command out of its slot. Stateless; allocates nothing. */
public final class CommandFacts {

    private CommandFacts() {}

    /**
     * Fills {@code facts}, but for the duration.
     *
     * @param error 0, or minus errno of a request that the kernel refused: the slot then holds no outcome
     * @param opcode first byte of the CDB that was sent
     */
    public static void read(CommandSlab slab, int slot, int error, int opcode, CheckFacts facts) {
        facts.clear();
        facts.opcode = opcode;
        facts.errno = -error;
        if (error < 0) {
            return;
        }
        facts.scsiStatus = slab.status(slot);
        facts.hostStatus = slab.hostStatus(slot);
        facts.driverStatus = slab.driverStatus(slot);
        facts.transferredBytes = Math.max(0, slab.transferLength(slot) - slab.residual(slot));
        long sense = Sense.decode(slab.sense(slot), slab.senseLength(slot));
        facts.senseValid = Sense.hasKey(sense) && !Sense.isDeferred(sense);
        facts.key = Sense.key(sense);
        facts.asc = Sense.asc(sense);
        facts.ascq = Sense.ascq(sense);
    }
}
