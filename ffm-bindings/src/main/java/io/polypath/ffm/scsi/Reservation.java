package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u32;
import static io.polypath.ffm.scsi.BigEndian.u64;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * The reply to READ RESERVATION. SPC-3 6.11.3. Allocates nothing.
 *
 * <pre>
 *  byte 0..3   PRgeneration
 *  byte 4..7   length of what follows: 0 without a reservation, 16 with one
 *  byte 8..15  key of the holder; 0 for the types that all registrants hold
 *  byte 21     7..4 scope, 3..0 type
 * </pre>
 */
public final class Reservation {
    /** Length of a reply that tells of a reservation, and so the allocation length to ask with. */
    public static final int REPLY_BYTES = 24;
    /** Nobody holds a reservation. */
    public static final int FREE = 0;
    /** Somebody does. */
    public static final int HELD = 1;

    private static final int HEADER_BYTES = 8;
    private static final int DESCRIPTOR_BYTES = 16;

    private Reservation() {
    }

    /**
     * Validates the reply.
     *
     * @param receivedBytes allocation length minus residual
     * @return FREE, HELD, or the code of SHORT, TRUNCATED or INVALID (a descriptor that is too small)
     */
    public static int state(MemorySegment reply, int receivedBytes) {
        int available = BigEndian.received(reply, receivedBytes);
        if (available < HEADER_BYTES) {
            return ReplyFault.SHORT.code();
        }
        long following = u32(reply, 4);
        if (following == 0) {
            return FREE;
        }
        if (following < DESCRIPTOR_BYTES) {
            return ReplyFault.INVALID.code();
        }
        return available < REPLY_BYTES ? ReplyFault.TRUNCATED.code() : HELD;
    }

    /** PRgeneration of a reply that is not SHORT, 0 to 4,294,967,295. */
    public static long generation(MemorySegment reply) {
        return u32(reply, 0);
    }

    /** The holder's key; the reply's state is HELD. */
    public static long key(MemorySegment reply) {
        return u64(reply, 8);
    }

    /** {@link PersistentReserve#LU_SCOPE}, or another number to Fh; the reply's state is HELD. */
    public static int scope(MemorySegment reply) {
        return u8(reply, 21) >> 4;
    }

    /** The type's four bits, see {@link ReservationType#of}; the reply's state is HELD. */
    public static int type(MemorySegment reply) {
        return u8(reply, 21) & 0xF;
    }
}
