package io.polypath.udev;

/**
 * Which multicast group of NETLINK_KOBJECT_UEVENT a datagram belongs to. The group decides the wire format and who may send.
 */
public enum UeventSource {
    /** The kernel's own events, before any rule ran: {@code "action@devpath\0KEY=value\0…"}. */
    KERNEL(1),
    /** What systemd-udevd says after its rules ran: a {@link UdevHeader}, then {@code "KEY=value\0…"}. */
    UDEV(2);

    private final int groupMask;

    UeventSource(int groupMask) {
        this.groupMask = groupMask;
    }

    /** The bit of {@code sockaddr_nl.nl_groups} (netlink(7)) to bind to and to expect in a received sender address. */
    public int groupMask() {
        return groupMask;
    }
}
