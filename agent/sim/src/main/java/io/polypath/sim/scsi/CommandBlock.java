package io.polypath.sim.scsi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Fields of command descriptor blocks. */
public final class CommandBlock {

    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private CommandBlock() {}

    /** Operation code, 0 to 255. */
    public static int opcode(MemorySegment cdb) {
        return u8(cdb, 0);
    }

    static int u8(MemorySegment cdb, int at) {
        return cdb.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    static int u16(MemorySegment cdb, int at) {
        return cdb.get(U16, at) & 0xffff;
    }

    static long u32(MemorySegment cdb, int at) {
        return cdb.get(U32, at) & 0xffff_ffffL;
    }

    static long u64(MemorySegment cdb, int at) {
        return cdb.get(U64, at);
    }
}
