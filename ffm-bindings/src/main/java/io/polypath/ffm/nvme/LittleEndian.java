package io.polypath.ffm.nvme;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Fields of NVMe data structures, widened. Allocates nothing. */
final class LittleEndian {

    private static final ValueLayout.OfInt DWORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int u8(MemorySegment at, long offset) {
        return Byte.toUnsignedInt(at.get(ValueLayout.JAVA_BYTE, offset));
    }

    static long u32(MemorySegment at, long offset) {
        return Integer.toUnsignedLong(at.get(DWORD, offset));
    }
}
