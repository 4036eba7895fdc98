package io.polypath.udev.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A view of one event of the FC transport, as it arrives in {@code NetlinkGroup.FC_EVENTS}. Valid while the datagram's
 * memory is, reused for every datagram, allocates nothing. Owned by one lane.
 *
 * <pre>
 *   0          16        17          18      20        22       24
 *   | nlmsghdr | version | transport | magic | msgtype | msglen |
 *   24        32          40        42        44       48     52
 *   | seconds | vendor_id | host_no | datalen | number | code | data …
 * </pre>
 *
 * All numbers are in the machine's byte order. {@code msglen} counts from offset 16. Source: scsi/scsi_netlink.h,
 * scsi/scsi_netlink_fc.h (struct scsi_nl_hdr, struct fc_nl_event).
 */
public final class FcEvent {
    /** What {@link #dataWord} returns when there are less than four bytes of data. */
    public static final long NO_DATA = -1;

    static final int SCSI_TRANSPORT_MSG = 0x11;
    static final byte VERSION = 1;
    static final byte TRANSPORT_FC = 1;
    static final short MAGIC = (short) 0xA1B2;
    static final short ASYNC_EVENT = 0x0100;

    static final int VERSION_OFFSET = 16;
    static final int TRANSPORT_OFFSET = 17;
    static final int MAGIC_OFFSET = 18;
    static final int MESSAGE_TYPE_OFFSET = 20;
    static final int MESSAGE_LENGTH_OFFSET = 22;
    static final int SECONDS_OFFSET = 24;
    static final int VENDOR_OFFSET = 32;
    static final int HOST_OFFSET = 40;
    static final int DATA_LENGTH_OFFSET = 42;
    static final int NUMBER_OFFSET = 44;
    static final int CODE_OFFSET = 48;
    static final int DATA_OFFSET = 52;

    private MemorySegment datagram = MemorySegment.NULL;

    /** A view of nothing until {@link #parse} succeeds. */
    public FcEvent() {}

    /**
     * @param length bytes of the datagram, which is whole: at most the segment's size
     * @return NONE, or why this is not an FC event; then no accessor may be used
     */
    public TransportEventError parse(MemorySegment datagram, int length) {
        this.datagram = datagram;
        if (length < DATA_OFFSET) {
            return TransportEventError.TOO_SHORT;
        }
        int end = NetlinkHeader.messageLength(datagram, length, DATA_OFFSET);
        if (end < 0) {
            return TransportEventError.BAD_LENGTH;
        }
        if (NetlinkHeader.type(datagram) != SCSI_TRANSPORT_MSG) {
            return TransportEventError.OTHER_TYPE;
        }
        if (byteAt(VERSION_OFFSET) != VERSION) {
            return TransportEventError.BAD_VERSION;
        }
        if (shortAt(MAGIC_OFFSET) != Short.toUnsignedInt(MAGIC)) {
            return TransportEventError.BAD_MAGIC;
        }
        if (byteAt(TRANSPORT_OFFSET) != TRANSPORT_FC || shortAt(MESSAGE_TYPE_OFFSET) != ASYNC_EVENT) {
            return TransportEventError.OTHER_MESSAGE;
        }
        int transportEnd = VERSION_OFFSET + shortAt(MESSAGE_LENGTH_OFFSET);
        boolean inside = transportEnd <= end && DATA_OFFSET + dataLength() <= transportEnd;
        return inside ? TransportEventError.NONE : TransportEventError.BAD_LENGTH;
    }

    public FcEventCode code() {
        return FcEventCode.of(rawCode());
    }

    /** The code's number, also where {@link #code} is UNKNOWN. */
    public int rawCode() {
        return datagram.get(ValueLayout.JAVA_INT_UNALIGNED, CODE_OFFSET);
    }

    /** SCSI host number of the port that tells. */
    public int host() {
        return shortAt(HOST_OFFSET);
    }

    /** A number that the transport counts up for all its events; a gap means that events were lost. Unsigned. */
    public int eventNumber() {
        return datagram.get(ValueLayout.JAVA_INT_UNALIGNED, NUMBER_OFFSET);
    }

    /** When the driver posted the event, in seconds since 1970. */
    public long seconds() {
        return datagram.get(ValueLayout.JAVA_LONG_UNALIGNED, SECONDS_OFFSET);
    }

    /** For VENDOR_UNIQUE: type in the highest byte (1: PCI), vendor number below. */
    public long vendorId() {
        return datagram.get(ValueLayout.JAVA_LONG_UNALIGNED, VENDOR_OFFSET);
    }

    /** Bytes from the start of the datagram to the event's data: the whole ELS frame of a LINK_FPIN. */
    public int dataOffset() {
        return DATA_OFFSET;
    }

    /** Bytes of data, 0 to 65535. */
    public int dataLength() {
        return shortAt(DATA_LENGTH_OFFSET);
    }

    /**
     * The first four bytes of the data as an unsigned number, which is all there is for most codes, or {@link
     * #NO_DATA}. For RSCN it is one page of the payload (format and port id), but drivers differ in its byte order:
     * take it as a hint.
     */
    public long dataWord() {
        return dataLength() < Integer.BYTES ? NO_DATA
                : Integer.toUnsignedLong(datagram.get(ValueLayout.JAVA_INT_UNALIGNED, DATA_OFFSET));
    }

    private byte byteAt(int offset) {
        return datagram.get(ValueLayout.JAVA_BYTE, offset);
    }

    private int shortAt(int offset) {
        return Short.toUnsignedInt(datagram.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset));
    }
}
