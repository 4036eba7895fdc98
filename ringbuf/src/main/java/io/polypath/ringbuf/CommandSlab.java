package io.polypath.ringbuf;

import static io.polypath.ringbuf.CommandSlotDescriptor.CACHE_LINE_BYTES;
import static io.polypath.ringbuf.CommandSlotDescriptor.CDB_BYTES;
import static io.polypath.ringbuf.CommandSlotDescriptor.CDB_LEAST_BYTES;
import static io.polypath.ringbuf.CommandSlotDescriptor.CDB_OFFSET;
import static io.polypath.ringbuf.CommandSlotDescriptor.DATA_OFFSET;
import static io.polypath.ringbuf.CommandSlotDescriptor.HEADER_OFFSET;
import static io.polypath.ringbuf.CommandSlotDescriptor.SENSE_BYTES;
import static io.polypath.ringbuf.CommandSlotDescriptor.SENSE_OFFSET;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory for a fixed number of SCSI commands in flight, in the form in which the SCSI generic driver takes them. The
 * kernel reads CDB and header from a slot and writes data, sense and outcome to it; nothing is copied on the way.
 *
 * <p>A slot belongs to one lane at a time and changes hands with the record that carries its number; the queue in
 * between orders the memory. While a command is at the kernel its slot belongs to nobody else.
 *
 * <p>Size: {@code slots * (192 + dataBytes)} bytes off the heap, each slot rounded up to 64, and about 250 bytes of
 * heap per slot for its segments. 8,192 slots with 512 bytes of data, which hold a TUR, an INQUIRY, a VPD page 83h
 * and an RTPG reply of 20 groups of four ports, take 5.5 MiB. All of it is taken once, by the constructor; no method
 * allocates.
 */
public final class CommandSlab {
    /** The most that a command whose data nobody looks at may transfer. */
    public static final int DISCARD_BYTES = 4_096;

    private final int dataBytes;
    private final int strideBytes;
    private final int smallSlots;
    private final int largeDataBytes;
    private final int largeStrideBytes;
    private final MemorySegment memory;
    private final MemorySegment[] header;
    private final MemorySegment[] cdb;
    private final MemorySegment[] sense;
    private final MemorySegment[] data;
    private final MemorySegment discarded;

    /**
     * @param arena the process's arena, accessible from every lane that handles a slot
     * @param slots at least 1
     * @param dataBytes room for data in each slot, 0 or more
     */
    public CommandSlab(Arena arena, int slots, int dataBytes) {
        this(arena, slots, dataBytes, 0, dataBytes);
    }

    /**
     * A slab whose last slots have more room, for the rare reply that does not fit.
     *
     * @param arena the process's arena, accessible from every lane that handles a slot
     * @param smallSlots slots 0 to {@code smallSlots - 1}; at least 1
     * @param dataBytes room for data in each of them, 0 or more
     * @param largeSlots how many slots follow, 0 or more
     * @param largeDataBytes room for data in each of those, at least {@code dataBytes}
     */
    public CommandSlab(Arena arena, int smallSlots, int dataBytes, int largeSlots, int largeDataBytes) {
        this.dataBytes = within("data bytes", dataBytes, 0, 1 << 24);
        this.smallSlots = within("slots", smallSlots, 1, 1 << 20);
        this.largeDataBytes = within("large data bytes", largeDataBytes, dataBytes, 1 << 24);
        strideBytes = CommandSlotDescriptor.strideBytes(dataBytes);
        largeStrideBytes = CommandSlotDescriptor.strideBytes(largeDataBytes);
        int slots = smallSlots + within("large slots", largeSlots, 0, 1 << 16);
        memory = arena.allocate(start(slots), CACHE_LINE_BYTES);
        discarded = arena.allocate(DISCARD_BYTES, DISCARD_BYTES);
        header = cut(slots, HEADER_OFFSET, SgHeader.BYTES);
        cdb = cut(slots, CDB_OFFSET, CDB_BYTES);
        sense = cut(slots, SENSE_OFFSET, SENSE_BYTES);
        data = new MemorySegment[slots];
        for (int slot = 0; slot < slots; slot++) {
            data[slot] = memory.asSlice(start(slot) + DATA_OFFSET, dataBytes(slot));
            setPointers(slot);
        }
    }

    /** Offset of a slot, or of the end for the number of slots. */
    private long start(int slot) {
        int small = Math.min(slot, smallSlots);
        return (long) small * strideBytes + (long) (slot - small) * largeStrideBytes;
    }

    /** The {@code struct sg_io_hdr} of a slot, as {@link SgHeader} reads it. */
    public MemorySegment header(int slot) {
        return header[slot];
    }

    /** The 16 bytes for the CDB of a slot. */
    public MemorySegment cdb(int slot) {
        return cdb[slot];
    }

    /** The 64 bytes for sense data of a slot; valid up to {@link #senseLength}. */
    public MemorySegment sense(int slot) {
        return sense[slot];
    }

    /** The room for data of a slot. */
    public MemorySegment data(int slot) {
        return data[slot];
    }

    /**
     * Makes a slot ready to be submitted: header, sense and outcome. The CDB is the caller's, before or after. Room for
     * data that the device is going to send is cleared, so that a short reply cannot be completed by what another
     * device left there.
     *
     * @param cdbLength 6 to 16
     * @param direction SG_DXFER_NONE, SG_DXFER_TO_DEV or SG_DXFER_FROM_DEV
     * @param transferLength 0 if and only if the direction is SG_DXFER_NONE, at most {@link #dataBytes}
     * @param timeoutMs when the kernel is to start error handling, at least 1
     */
    public void prepare(int slot, int cdbLength, int direction, int transferLength, int timeoutMs) {
        within("CDB length", cdbLength, CDB_LEAST_BYTES, CDB_BYTES);
        within("direction", direction, Linux.SG_DXFER_FROM_DEV(), Linux.SG_DXFER_NONE());
        boolean none = direction == Linux.SG_DXFER_NONE();
        within("transfer length", transferLength, none ? 0 : 1, none ? 0 : dataBytes(slot));
        within("timeout", timeoutMs, 1, Integer.MAX_VALUE);
        SgHeader.dataPointer(header[slot], data[slot].address());
        write(slot, cdbLength, direction, transferLength, timeoutMs);
        if (direction == Linux.SG_DXFER_FROM_DEV()) {
            data[slot].fill((byte) 0);
        }
    }

    /**
     * Makes a slot ready for a command whose data matter to nobody, only whether they come. They go to one place for all slots, so
     * that they need no room of their own.
     *
     * @param cdbLength 6 to 16
     * @param transferLength 1 to {@link #DISCARD_BYTES}
     * @param timeoutMs when the kernel is to start error handling, at least 1
     */
    public void prepareDiscarding(int slot, int cdbLength, int transferLength, int timeoutMs) {
        within("CDB length", cdbLength, CDB_LEAST_BYTES, CDB_BYTES);
        within("transfer length", transferLength, 1, DISCARD_BYTES);
        within("timeout", timeoutMs, 1, Integer.MAX_VALUE);
        SgHeader.dataPointer(header[slot], discarded.address());
        write(slot, cdbLength, Linux.SG_DXFER_FROM_DEV(), transferLength, timeoutMs);
    }

    /** Whether a prepared slot's data go where nobody looks. */
    public boolean discards(int slot) {
        return SgHeader.dataPointer(header[slot]) == discarded.address();
    }

    private void write(int slot, int cdbLength, int direction, int transferLength, int timeoutMs) {
        MemorySegment command = header[slot];
        SgHeader.direction(command, direction);
        SgHeader.cdbLength(command, cdbLength);
        SgHeader.transferLength(command, transferLength);
        SgHeader.timeoutMs(command, timeoutMs);
        clearOutcome(command);
        sense[slot].fill((byte) 0);
    }

    /** SCSI status byte of a completed command. */
    public int status(int slot) {
        return SgHeader.status(header[slot]);
    }

    /** DID_ value of a completed command. */
    public int hostStatus(int slot) {
        return SgHeader.hostStatus(header[slot]);
    }

    /** DRIVER_ value of a completed command. */
    public int driverStatus(int slot) {
        return SgHeader.driverStatus(header[slot]);
    }

    /** Valid bytes in {@link #sense}, 0 to 64. */
    public int senseLength(int slot) {
        return Math.min(SgHeader.senseLength(header[slot]), SENSE_BYTES);
    }

    /** Bytes that were asked for and did not come. */
    public int residual(int slot) {
        return SgHeader.residual(header[slot]);
    }

    /** Bytes that the prepared command asks for or sends. */
    public int transferLength(int slot) {
        return SgHeader.transferLength(header[slot]);
    }

    /** Room for data in the small slots. */
    public int dataBytes() {
        return dataBytes;
    }

    /** Room for data in a slot. */
    public int dataBytes(int slot) {
        return slot < smallSlots ? dataBytes : largeDataBytes;
    }

    /** Room for data in the roomiest slot. */
    public int mostDataBytes() {
        return dataBytes(slots() - 1);
    }

    /** Slots below this number are the small ones. */
    public int smallSlots() {
        return smallSlots;
    }

    /** How many commands can be in flight. */
    public int slots() {
        return header.length;
    }

    /**
     * Which slot a header belongs to. The user pointer of every header is its own address, so a completion that was
     * read into other memory still tells its slot.
     *
     * @return the slot, or -1 when no header of this slab is at that address
     */
    public int slotOf(long headerAddress) {
        long offset = headerAddress - memory.address() - HEADER_OFFSET;
        if (offset < 0 || offset >= memory.byteSize()) {
            return -1;
        }
        long large = offset - start(smallSlots);
        long slot = large < 0 ? offset / strideBytes : smallSlots + large / largeStrideBytes;
        return start((int) slot) == offset ? (int) slot : -1;
    }

    private MemorySegment[] cut(int slots, int offset, int bytes) {
        MemorySegment[] parts = new MemorySegment[slots];
        for (int slot = 0; slot < slots; slot++) {
            parts[slot] = memory.asSlice(start(slot) + offset, bytes);
        }
        return parts;
    }

    private void setPointers(int slot) {
        MemorySegment command = header[slot];
        SgHeader.interfaceId(command, SgHeader.INTERFACE_ID);
        SgHeader.senseCapacity(command, SENSE_BYTES);
        SgHeader.dataPointer(command, data[slot].address());
        SgHeader.cdbPointer(command, cdb[slot].address());
        SgHeader.sensePointer(command, sense[slot].address());
        SgHeader.userPointer(command, command.address());
        SgHeader.packId(command, slot);
    }

    private static void clearOutcome(MemorySegment header) {
        SgHeader.status(header, 0);
        SgHeader.maskedStatus(header, 0);
        SgHeader.messageStatus(header, 0);
        SgHeader.senseLength(header, 0);
        SgHeader.hostStatus(header, 0);
        SgHeader.driverStatus(header, 0);
        SgHeader.residual(header, 0);
        SgHeader.durationMs(header, 0);
        SgHeader.info(header, 0);
    }

    private static int within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is not within " + least + " to " + most);
        }
        return value;
    }
}
