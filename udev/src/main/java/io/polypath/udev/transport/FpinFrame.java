package io.polypath.udev.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A view of a fabric performance impact notification, the ELS frame that a LINK_FPIN event carries: a list of descriptors, one of
 * which is looked at at a time. Valid while the datagram's memory is, reused, allocates nothing. Owned by one lane.
 *
 * <pre>
 *   0            1        4         8
 *   | 16h (FPIN) | zero   | length  | descriptor | descriptor | …
 *
 *   descriptor:  0     4         8           16          24      26         28          32      36         40
 *   0002_0001h   | tag | length  | detecting | attached  | type  | modifier | threshold | count | ports    | ports …
 *   0002_0003h   | tag | length  | detecting | attached  | type  | modifier | period    | ports | ports …
 *   0002_0002h   | tag | length  | detecting | attached  | reason           |
 *   0002_0004h   | tag | length  | type  | modifier | period | severity | zero |
 * </pre>
 *
 * All numbers are big endian; a length does not count itself nor what is before it. Between count and list of 0002_0003h some
 * firmware leaves four bytes, as the kernel's structure does, so a list is found from its end. Source: FC-LS-5;
 * scsi/fc/fc_els.h (struct fc_els_fpin, fc_fn_li_desc, fc_fn_deli_desc, fc_fn_peer_congn_desc, fc_fn_congn_desc).
 */
public final class FpinFrame {

    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    static final int FPIN = 0x16;
    private static final int HEAD_BYTES = 8;
    private static final int ATTACHED_OFFSET = 16;
    private static final int TYPE_OFFSET = 24;
    private static final int REASON_OFFSET = 24;
    private static final int CONGESTION_TYPE_OFFSET = 8;

    private MemorySegment frame = MemorySegment.NULL;
    private int end;
    private int at;
    private int next;
    private int ports;
    private FpinKind kind = FpinKind.OTHER;

    /** A view of nothing until {@link #parse} succeeds. */
    public FpinFrame() {}

    /**
     * Looks at a frame; {@link #next} then goes to its first descriptor.
     *
     * @param length bytes of the frame from {@code offset} on, all within the segment
     * @return NONE, TOO_SHORT, OTHER_MESSAGE (another ELS) or BAD_LENGTH (a descriptor ends outside the frame, or has more ports
     *     than room); after an error no other method may be used
     */
    public TransportEventError parse(MemorySegment datagram, int offset, int length) {
        if (length < HEAD_BYTES) {
            return TransportEventError.TOO_SHORT;
        }
        frame = datagram.asSlice(offset, length);
        if (Byte.toUnsignedInt(frame.get(ValueLayout.JAVA_BYTE, 0)) != FPIN) {
            return TransportEventError.OTHER_MESSAGE;
        }
        long said = HEAD_BYTES + u32(4);
        if (said > length) {
            return TransportEventError.BAD_LENGTH;
        }
        end = (int) said;
        next = HEAD_BYTES;
        while (next < end) {
            if (!descriptor()) {
                return TransportEventError.BAD_LENGTH;
            }
        }
        next = HEAD_BYTES;
        return TransportEventError.NONE;
    }

    /** Goes to the next descriptor. @return whether there is one */
    public boolean next() {
        return next < end && descriptor();
    }

    private boolean descriptor() {
        at = next;
        int room = end - at;
        if (room < HEAD_BYTES) {
            return false;
        }
        long bytes = HEAD_BYTES + u32(at + 4);
        kind = FpinKind.of(frame.get(U32, at));
        if (bytes > room || bytes < kind.fixedBytes()) {
            return false;
        }
        long listed = kind.countOffset() == FpinKind.NO_LIST ? 0 : u32(at + kind.countOffset());
        if (listed > (bytes - kind.fixedBytes()) / Long.BYTES) {
            return false;
        }
        ports = (int) listed;
        next = at + (int) bytes;
        return true;
    }

    public FpinKind kind() {
        return kind;
    }

    /**
     * What happened, as the standard numbers it for this kind: of a link 1 link failure, 2 loss of synchronization, 3 loss of
     * signal, 4 primitive sequence error, 5 invalid transmission word, 6 invalid CRC; of congestion 0 over, 1 lost credit, 2 credit
     * stall, 3 oversubscription; of delivery 1 timeout, 2 unable to route. 0 for another descriptor.
     */
    public int event() {
        return switch (kind) {
            case LINK_INTEGRITY, PEER_CONGESTION -> Short.toUnsignedInt(frame.get(U16, at + TYPE_OFFSET));
            case DELIVERY -> frame.get(U32, at + REASON_OFFSET);
            case CONGESTION -> Short.toUnsignedInt(frame.get(U16, at + CONGESTION_TYPE_OFFSET));
            case OTHER -> 0;
        };
    }

    /** World wide port name of the port at the other end of the link from the one that noticed; 0 where the kind has none. */
    public long attachedPort() {
        return switch (kind) {
            case LINK_INTEGRITY, PEER_CONGESTION, DELIVERY -> frame.get(U64, at + ATTACHED_OFFSET);
            case CONGESTION, OTHER -> 0;
        };
    }

    /** How many ports are listed, 0 to what the frame has room for. */
    public int ports() {
        return ports;
    }

    /** World wide port name of a listed port. */
    public long port(int index) {
        Objects.checkIndex(index, ports);
        return frame.get(U64, next - (long) (ports - index) * Long.BYTES);
    }

    private long u32(int offset) {
        return Integer.toUnsignedLong(frame.get(U32, offset));
    }
}
