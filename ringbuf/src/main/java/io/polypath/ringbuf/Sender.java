package io.polypath.ringbuf;

/**
 * Who sent a netlink datagram, by the two accounts there are: the netlink address and the credentials that the kernel
 * attached.
 *
 * @param pid netlink port of the sender; 0 is the kernel and nobody else
 * @param groups bit mask of the multicast group that was sent to; 0 for a datagram to this socket alone
 * @param credUid real user of the sending process
 * @param credPid the sending process; 0 for the kernel
 */
public record Sender(int pid, int groups, int credUid, int credPid) {
    /** In place of a port, user or process that the kernel did not tell. Never mistaken for root or for the kernel. */
    public static final int UNKNOWN = -1;

    /** A uevent of the kernel: port 0, group 1, credentials of root without a process. */
    public static final Sender KERNEL = new Sender(0, 1, 0, 0);
}
