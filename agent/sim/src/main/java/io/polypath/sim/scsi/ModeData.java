package io.polypath.sim.scsi;

import static io.polypath.sim.scsi.CommandBlock.u8;

import io.polypath.sim.model.LogicalUnit;
import java.lang.foreign.MemorySegment;

/** MODE SENSE (10) for the control mode page, SPC-4, 7.5.8: TAS is the only value that can be changed. */
final class ModeData {

    private static final int CONTROL = 0x0a;
    private static final int CHANGEABLE = 1;
    private static final int TAS = 0x40;

    private ModeData() {}

    /** @return whether the page exists; if not, nothing was written */
    static boolean write(LogicalUnit unit, MemorySegment cdb, Reply reply) {
        if ((u8(cdb, 2) & 0x3f) != CONTROL) {
            return false;
        }
        boolean set = u8(cdb, 2) >> 6 == CHANGEABLE || unit.reportsAborted();
        reply.u16(18);
        reply.zeros(6);
        reply.u8(CONTROL);
        reply.u8(CONTROL);
        reply.zeros(3);
        reply.u8(set ? TAS : 0);
        reply.zeros(6);
        return true;
    }
}
