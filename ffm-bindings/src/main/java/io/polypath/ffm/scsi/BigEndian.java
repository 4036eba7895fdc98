package io.polypath.ffm.scsi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The SCSI byte order (SPC-4, "Multibyte fields": most significant byte first), at any alignment. No allocation. */
final class BigEndian {
    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private BigEndian() {
    }

    /**
     * How many bytes of {@code reply} a decoder may look at. A driver that reports a nonsensical residual must not
     * make a decoder read memory that is not there, so the length is clamped to the segment.
     *
     * @return 0 to {@code reply.byteSize()}
     */
    static int received(MemorySegment reply, int receivedBytes) {
        return (int) Math.clamp(receivedBytes, 0L, Math.min(reply.byteSize(), Integer.MAX_VALUE));
    }

    static int u8(MemorySegment bytes, int offset) {
        return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    }

    static int u16(MemorySegment bytes, int offset) {
        return bytes.get(U16, offset) & 0xFFFF;
    }

    static long u32(MemorySegment bytes, int offset) {
        return bytes.get(U32, offset) & 0xFFFF_FFFFL;
    }

    static long u64(MemorySegment bytes, int offset) {
        return bytes.get(U64, offset);
    }

    static void putU8(MemorySegment bytes, int offset, int value) {
        bytes.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
    }

    static void putU16(MemorySegment bytes, int offset, int value) {
        bytes.set(U16, offset, (short) value);
    }

    static void putU32(MemorySegment bytes, int offset, int value) {
        bytes.set(U32, offset, value);
    }

    static void putU64(MemorySegment bytes, int offset, long value) {
        bytes.set(U64, offset, value);
    }
}
