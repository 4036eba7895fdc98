package io.polypath.sim.scsi;

import io.polypath.sim.model.LogicalUnit;

/** READ CAPACITY parameter data, SBC-3, 5.15 and 5.16. */
final class CapacityData {

    private static final int LENGTH_16 = 32;
    private static final long TOO_LARGE_FOR_10 = 0xffff_ffffL;

    private CapacityData() {}

    static void write10(LogicalUnit unit, Reply reply) {
        reply.u32((int) Math.min(unit.blocks() - 1, TOO_LARGE_FOR_10));
        reply.u32(LogicalUnit.BLOCK_BYTES);
    }

    static void write16(LogicalUnit unit, Reply reply) {
        reply.u64(unit.blocks() - 1);
        reply.u32(LogicalUnit.BLOCK_BYTES);
        reply.zeros(LENGTH_16 - reply.length());
    }
}
