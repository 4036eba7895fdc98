package io.polypath.udev;

import io.polypath.ffm.gen.Linux;

/** The netlink multicast groups that tell about storage (linux/netlink.h). */
public enum NetlinkGroup {
    /** The kernel's uevents, before any rule ran; {@link UeventSource#KERNEL}. */
    KERNEL_UEVENTS(Linux.NETLINK_KOBJECT_UEVENT(), 1),
    /** systemd-udevd's uevents, after its rules ran; {@link UeventSource#UDEV}. */
    UDEV_UEVENTS(Linux.NETLINK_KOBJECT_UEVENT(), 1 << 1),
    /** Fibre Channel events: SCSI_NL_GRP_FC_EVENTS (scsi/scsi_netlink.h). In the host's network namespace only. */
    FC_EVENTS(Linux.NETLINK_SCSITRANSPORT(), 1 << 2),
    /**
     * What the kernel tells iscsid: ISCSI_NL_GRP_ISCSID (scsi/iscsi_if.h). For listening only, iscsid owns the
     * protocol.
     */
    ISCSI_EVENTS(Linux.NETLINK_ISCSI(), 1);

    private final int protocol;
    private final int mask;

    NetlinkGroup(int protocol, int mask) {
        this.protocol = protocol;
        this.mask = mask;
    }

    /** The third argument of socket(2). */
    public int protocol() {
        return protocol;
    }

    /** The group's bit in {@code nl_groups}, to bind to and to expect in a sender's address. */
    public int mask() {
        return mask;
    }
}
