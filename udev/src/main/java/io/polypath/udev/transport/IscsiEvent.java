package io.polypath.udev.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A view of one message that the kernel sends to iscsid, as it arrives in {@code NetlinkGroup.ISCSI_EVENTS}. Valid
 * while the datagram's memory is, reused for every datagram, allocates nothing. Owned by one lane.
 *
 * <pre>
 *   0         16     20       24                32                     56        60        64        72
 *   | nlmsghdr| type | iferror| transport_handle| (to the kernel)      | word 0  | word 1  | word 2  |
 *
 *                                    CONNECTION_ERROR, LOGIN_STATE       session   connection  code
 *                                    CREATE_SESSION, UNBIND_SESSION      session   host
 *                                    DESTROY_SESSION                     host      session
 *                                    HOST_EVENT                          host      (bytes)   code
 * </pre>
 *
 * All numbers are in the machine's byte order. Source: scsi/iscsi_if.h, struct iscsi_uevent.
 */
public final class IscsiEvent {
    /** What an accessor returns that the kind of event does not have. */
    public static final int NONE = -1;

    static final int TYPE_OFFSET = 16;
    static final int WORDS_OFFSET = 56;
    static final int BYTES = 72;

    private MemorySegment datagram = MemorySegment.NULL;
    private IscsiEventKind kind = IscsiEventKind.OTHER;

    /** A view of nothing until {@link #parse} succeeds. */
    public IscsiEvent() {}

    /**
     * @param length bytes of the datagram, which is whole: at most the segment's size
     * @return NONE, TOO_SHORT or BAD_LENGTH; after an error no accessor may be used
     */
    public TransportEventError parse(MemorySegment datagram, int length) {
        this.datagram = datagram;
        if (length < BYTES) {
            return TransportEventError.TOO_SHORT;
        }
        if (NetlinkHeader.messageLength(datagram, length, BYTES) < 0) {
            return TransportEventError.BAD_LENGTH;
        }
        kind = IscsiEventKind.of(datagram.get(ValueLayout.JAVA_INT_UNALIGNED, TYPE_OFFSET));
        return TransportEventError.NONE;
    }

    public IscsiEventKind kind() {
        return kind;
    }

    /** The N of {@code sessionN} in sysfs, or {@link #NONE}. */
    public int session() {
        return switch (kind) {
            case CONNECTION_ERROR, LOGIN_STATE, CREATE_SESSION, UNBIND_SESSION -> word(0);
            case DESTROY_SESSION -> word(1);
            case HOST_EVENT, OTHER -> NONE;
        };
    }

    /** SCSI host number, or {@link #NONE}. */
    public int host() {
        return switch (kind) {
            case CREATE_SESSION, UNBIND_SESSION -> word(1);
            case DESTROY_SESSION, HOST_EVENT -> word(0);
            case CONNECTION_ERROR, LOGIN_STATE, OTHER -> NONE;
        };
    }

    /** Connection id within the session, or {@link #NONE}. */
    public int connection() {
        return switch (kind) {
            case CONNECTION_ERROR, LOGIN_STATE -> word(1);
            case CREATE_SESSION, UNBIND_SESSION, DESTROY_SESSION, HOST_EVENT, OTHER -> NONE;
        };
    }

    /** Error, login state or link event as {@link IscsiEventKind} tells, or {@link #NONE}. */
    public int code() {
        return switch (kind) {
            case CONNECTION_ERROR, LOGIN_STATE, HOST_EVENT -> word(2);
            case CREATE_SESSION, UNBIND_SESSION, DESTROY_SESSION, OTHER -> NONE;
        };
    }

    private int word(int index) {
        return datagram.get(ValueLayout.JAVA_INT_UNALIGNED, WORDS_OFFSET + (long) index * Integer.BYTES);
    }
}
