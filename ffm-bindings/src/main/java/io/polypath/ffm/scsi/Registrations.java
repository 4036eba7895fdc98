package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u32;
import static io.polypath.ffm.scsi.BigEndian.u64;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * The reply to READ FULL STATUS: every registration with who made it. SPC-3 6.11.5. A cursor over received bytes, for the thread
 * that owns it; it is moved to the next reply by {@link #parse}. Only {@link #transportId} allocates.
 *
 * <pre>
 *  byte 0..3    PRgeneration
 *  byte 4..7    length of what follows
 *
 *  descriptor, from byte 8 on
 *  byte 0..7    key
 *  byte 12      1 ALL_TG_PT, 0 R_HOLDER
 *  byte 13      of a holder: 7..4 scope, 3..0 type
 *  byte 18..19  relative target port, unless ALL_TG_PT
 *  byte 20..23  length of the TransportID, which follows
 * </pre>
 */
public final class Registrations {
    private static final int HEADER_BYTES = 8;
    private static final int DESCRIPTOR_BYTES = 24;

    private MemorySegment reply = MemorySegment.NULL;
    private long neededBytes;
    private int end;
    private int count;
    private int next;
    private int at = -1;

    /** A cursor over no reply yet. */
    public Registrations() {
    }

    /**
     * Validates a reply and puts the cursor before its first registration.
     *
     * @param received        the data buffer
     * @param receivedBytes   allocation length minus residual
     * @param allocationBytes the allocation length that was asked for
     * @return NONE, also without any registration; SHORT (no header); LONGER (ask again with {@link #neededBytes}; what arrived
     *     whole can be visited); TRUNCATED (it should have fitted and did not come); OVERFLOW (a descriptor runs over the end).
     *     After the other faults there are no registrations
     */
    public ReplyFault parse(MemorySegment received, int receivedBytes, int allocationBytes) {
        reply = received;
        count = 0;
        end = 0;
        neededBytes = 0;
        int available = BigEndian.received(received, receivedBytes);
        ReplyFault fault = header(available, allocationBytes);
        if (fault == ReplyFault.NONE || fault == ReplyFault.LONGER) {
            fault = descriptors(fault, available);
        }
        rewind();
        return fault;
    }

    private ReplyFault header(int available, int allocationBytes) {
        if (available < HEADER_BYTES) {
            return ReplyFault.SHORT;
        }
        neededBytes = HEADER_BYTES + u32(reply, 4);
        return ReplyFault.ofLength(neededBytes, available, allocationBytes);
    }

    private ReplyFault descriptors(ReplyFault whole, int available) {
        int limit = (int) Math.min(neededBytes, available);
        int offset = HEADER_BYTES;
        int found = 0;
        while (offset < limit && limit - offset >= DESCRIPTOR_BYTES && u32(reply, offset + 20) <= limit - offset - DESCRIPTOR_BYTES) {
            offset = following(offset);
            found++;
        }
        if (offset < limit && whole == ReplyFault.NONE) {
            return ReplyFault.OVERFLOW;
        }
        end = offset;
        count = found;
        return whole;
    }

    private int following(int offset) {
        return offset + DESCRIPTOR_BYTES + (int) u32(reply, offset + 20);
    }

    /** The length of the whole reply by its own account, for LONGER the allocation length to ask with; 0 if SHORT. */
    public long neededBytes() {
        return neededBytes;
    }

    /** PRgeneration, 0 to 4,294,967,295; 0 if SHORT. */
    public long generation() {
        return neededBytes == 0 ? 0 : u32(reply, 0);
    }

    /** Registrations that can be visited. */
    public int count() {
        return count;
    }

    /** Puts the cursor before the first registration. */
    public void rewind() {
        next = HEADER_BYTES;
        at = -1;
    }

    /** Moves to the next registration; false when there is none. */
    public boolean next() {
        if (next >= end) {
            at = -1;
            return false;
        }
        at = next;
        next = following(next);
        return true;
    }

    public long key() {
        return u64(reply, current());
    }

    /** Whether it is for every target port of the device (ALL_TG_PT). */
    public boolean isForAllTargetPorts() {
        return (u8(reply, current() + 12) & 0x02) != 0;
    }

    /** Whether it holds the reservation (R_HOLDER). */
    public boolean isHolder() {
        return (u8(reply, current() + 12) & 0x01) != 0;
    }

    /** Of a holder: {@link PersistentReserve#LU_SCOPE}, or another number to Fh. */
    public int scope() {
        return u8(reply, current() + 13) >> 4;
    }

    /** Of a holder: the type's four bits, see {@link ReservationType#of}. */
    public int type() {
        return u8(reply, current() + 13) & 0xF;
    }

    /** Relative identifier of the target port, 0 to 65,535; says nothing when it is for all of them. */
    public int targetPort() {
        return u16(reply, current() + 18);
    }

    /** Who made it; null when the device does not say or what it says does not fit. */
    public TransportId transportId() {
        int from = current() + DESCRIPTOR_BYTES;
        return TransportId.lengthBytes(reply, from, following(current())) < 0 ? null : TransportId.at(reply, from);
    }

    private int current() {
        if (at < 0) {
            throw new IllegalStateException("not at a registration");
        }
        return at;
    }
}
