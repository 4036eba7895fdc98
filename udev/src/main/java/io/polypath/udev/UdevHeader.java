package io.polypath.udev;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The header in front of every message of the udev group, as libudev's monitor writes and reads it. Sizes are in the
 * machine's byte order; the fields that socket filters look at are big-endian.
 *
 * <pre>
 *   0             8       12           16               20               24
 *   | "libudev\0" | magic | headerSize | propertiesOff    | propertiesLen    |
 *                   BE
 *   24              28            32           36           40
 *   | subsystemHash | devtypeHash | tagBloomHi | tagBloomLo |
 *     BE              BE            BE           BE
 * </pre>
 */
final class UdevHeader {
    /** Total size in bytes. */
    static final int BYTES = 40;
    /** The value of the magic field. */
    static final int MAGIC = 0xFEEDCAFE;
    /** Where a socket filter finds the hash of the subsystem. */
    static final int SUBSYSTEM_HASH_OFFSET = 24;

    /** {@code "libudev\0"} read as a little-endian word. */
    private static final long PREFIX = 0x00_76_65_64_75_62_69_6CL;
    private static final ValueLayout.OfLong LE64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt BE32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NATIVE32 = ValueLayout.JAVA_INT_UNALIGNED;

    private UdevHeader() {}

    /** Whether the header and the properties it announces lie inside the first {@code length} bytes. */
    static UeventError validate(MemorySegment datagram, int length) {
        if (length < BYTES || datagram.get(LE64, 0) != PREFIX) {
            return UeventError.NO_HEADER;
        }
        if (datagram.get(BE32, 8) != MAGIC) {
            return UeventError.BAD_MAGIC;
        }
        long headerSize = Integer.toUnsignedLong(datagram.get(NATIVE32, 12));
        long offset = Integer.toUnsignedLong(datagram.get(NATIVE32, 16));
        long size = Integer.toUnsignedLong(datagram.get(NATIVE32, 20));
        boolean inside = headerSize >= BYTES && offset >= headerSize && size > 0 && offset + size <= length;
        return inside ? UeventError.NONE : UeventError.BAD_OFFSETS;
    }

    static int propertiesOffset(MemorySegment datagram) {
        return datagram.get(NATIVE32, 16);
    }

    static int propertiesLength(MemorySegment datagram) {
        return datagram.get(NATIVE32, 20);
    }

    /** Writes a header for properties that follow it directly. The tag filter is left empty: no tag matches. */
    static void write(MemorySegment datagram, int propertiesLength, int subsystemHash, int devtypeHash) {
        datagram.asSlice(0, BYTES).fill((byte) 0);
        datagram.set(LE64, 0, PREFIX);
        datagram.set(BE32, 8, MAGIC);
        datagram.set(NATIVE32, 12, BYTES);
        datagram.set(NATIVE32, 16, BYTES);
        datagram.set(NATIVE32, 20, propertiesLength);
        datagram.set(BE32, SUBSYSTEM_HASH_OFFSET, subsystemHash);
        datagram.set(BE32, 28, devtypeHash);
    }
}
