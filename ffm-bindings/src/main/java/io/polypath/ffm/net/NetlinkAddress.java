package io.polypath.ffm.net;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sockaddr_nl;
import java.lang.foreign.MemorySegment;

/**
 * {@code struct sockaddr_nl} (linux/netlink.h, netlink(7)): who sent, or who shall get, a netlink message.
 *
 * <pre>
 *   0         2       4       8        12
 *   | family  | (0)   | pid   | groups |
 * </pre>
 */
public final class NetlinkAddress {
    public static final int SIZE_BYTES = (int) sockaddr_nl.sizeof();

    private NetlinkAddress() {}

    /**
     * Fills an address.
     *
     * @param pid port id: 0 is the kernel as a receiver, and "give me one" in bind(2)
     * @param groups bit mask of multicast groups, bit 0 is group 1
     */
    public static void write(MemorySegment address, int pid, int groups) {
        sockaddr_nl.nl_family(address, (short) Linux.AF_NETLINK());
        sockaddr_nl.nl_pad(address, (short) 0);
        sockaddr_nl.nl_pid(address, pid);
        sockaddr_nl.nl_groups(address, groups);
    }

    /**
     * Whether the kernel wrote a netlink address here, {@code length} being what it reported as the address's length.
     */
    public static boolean isValid(MemorySegment address, int length) {
        return length == SIZE_BYTES && address.byteSize() >= SIZE_BYTES
                && sockaddr_nl.nl_family(address) == Linux.AF_NETLINK();
    }

    /** The sender's port id; 0 is the kernel. */
    public static int pid(MemorySegment address) {
        return sockaddr_nl.nl_pid(address);
    }

    /** The groups that the message was sent to; 0 for a message to one receiver. */
    public static int groups(MemorySegment address) {
        return sockaddr_nl.nl_groups(address);
    }
}
