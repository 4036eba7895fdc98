package io.polypath.udev;

/** Who described the event. It decides the wire format. */
public enum UeventSource {
    /** The kernel, before any rule ran: {@code "action@devpath\0KEY=value\0…"}. */
    KERNEL(NetlinkGroup.KERNEL_UEVENTS),
    /** systemd-udevd, after its rules ran: a {@link UdevHeader}, then {@code "KEY=value\0…"}. */
    UDEV(NetlinkGroup.UDEV_UEVENTS);

    private final NetlinkGroup group;

    UeventSource(NetlinkGroup group) {
        this.group = group;
    }

    /** Where such events are sent. */
    public NetlinkGroup group() {
        return group;
    }

    /** The bit of {@link #group} in a sender's address, which tells the formats apart where both kinds share a room. */
    public int groupMask() {
        return group.mask();
    }
}
