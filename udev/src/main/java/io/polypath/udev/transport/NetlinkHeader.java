package io.polypath.udev.transport;

import io.polypath.ffm.gen.nlmsghdr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code struct nlmsghdr} (linux/netlink.h) at the start of a datagram that holds one message. */
final class NetlinkHeader {
    static final int BYTES = (int) nlmsghdr.sizeof();

    private NetlinkHeader() {}

    /**
     * Bytes of the message with its header, as it says itself.
     *
     * @param length bytes received
     * @param atLeast fixed part of the message, header included
     * @return the length, or -1 when that is less than the fixed part or more than was received
     */
    static int messageLength(MemorySegment datagram, int length, int atLeast) {
        long said = Integer.toUnsignedLong(datagram.get(ValueLayout.JAVA_INT_UNALIGNED, nlmsghdr.nlmsg_len$offset()));
        return said >= atLeast && said <= length ? (int) said : -1;
    }

    static int type(MemorySegment datagram) {
        return Short.toUnsignedInt(datagram.get(ValueLayout.JAVA_SHORT_UNALIGNED, nlmsghdr.nlmsg_type$offset()));
    }
}
