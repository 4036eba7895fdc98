package io.polypath.tests.sim.trial;

import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What came back of a command, decoded apart from the product's decoders.
 *
 * @param status SCSI status
 * @param hostStatus of the adapter
 * @param sense key, code and qualifier as {@code key << 16 | asc << 8 | ascq}; 0 for none
 * @param first first byte of the data
 * @param name second half of the first NAA designator that is found in the data; 0 for none
 * @param identity the same of a page 83h that may be read, whose lengths have that designator in the page; 0 for none
 */
record Answer(int status, int hostStatus, int sense, int first, long name, long identity) {

    static final int NOT_SUPPORTED = 0x05_25_00;
    static final int INQUIRY_CHANGED = 0x06_3f_03;

    private static final ValueLayout.OfLong BIG_ENDIAN = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** First half of every simulated unit's name: NAA 6 and the vendor. */
    private static final long NAME_START = 0x6L << 60 | 0x020506L << 36;

    private static final int PAGE_HEADER = 4;
    private static final int DESIGNATOR_HEADER = 4;
    private static final int NAME_BYTES = 16;

    static Answer of(CommandSlab slab, int slot) {
        int status = slab.status(slot);
        MemorySegment data = slab.data(slot);
        long length = Math.min(Math.max(0, slab.transferLength(slot) - slab.residual(slot)), data.byteSize());
        int sense = status == 2 ? sense(slab.sense(slot)) : 0;
        long name = status == 0 ? name(data, length) : 0;
        return new Answer(status, slab.hostStatus(slot), sense, byteAt(data, 0), name, name == 0 ? 0 : identity(data, length));
    }

    boolean good() {
        return status == 0 && hostStatus == 0;
    }

    private static int sense(MemorySegment sense) {
        boolean descriptors = (byteAt(sense, 0) & 0x7f) >= 0x72;
        int key = byteAt(sense, descriptors ? 1 : 2) & 0xf;
        return key << 16 | byteAt(sense, descriptors ? 2 : 12) << 8 | byteAt(sense, descriptors ? 3 : 13);
    }

    private static long name(MemorySegment data, long length) {
        for (long at = 0; at + 16 <= length; at++) {
            if (data.get(BIG_ENDIAN, at) == NAME_START) {
                return data.get(BIG_ENDIAN, at + 8);
            }
        }
        return 0;
    }

    /** A page is read by its lengths: where they are damaged, nobody can know what the bytes are that look like a name. */
    private static long identity(MemorySegment page, long length) {
        long end = Math.min(length, PAGE_HEADER + (byteAt(page, 2) << 8 | byteAt(page, 3)));
        long at = PAGE_HEADER;
        while (at + DESIGNATOR_HEADER + NAME_BYTES <= end) {
            int bytes = byteAt(page, at + 3);
            if (bytes == NAME_BYTES && page.get(BIG_ENDIAN, at + DESIGNATOR_HEADER) == NAME_START) {
                return page.get(BIG_ENDIAN, at + DESIGNATOR_HEADER + 8);
            }
            at += DESIGNATOR_HEADER + bytes;
        }
        return 0;
    }

    private static int byteAt(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    @Override
    public String toString() {
        return String.format("%02x/%02x sense %06x name %x", status, hostStatus, sense, name);
    }
}
