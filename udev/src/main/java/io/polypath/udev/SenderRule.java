package io.polypath.udev;

import io.polypath.ringbuf.Sender;

/**
 * Who may tell us what happened to a device. A datagram counts only when it came through its group, from the kernel
 * (port 0) or, in udevd's group, from a process; either way the user must be root. Port and group are those of the
 * sender's netlink address (netlink(7)), the user is the one that the kernel attached (SCM_CREDENTIALS, unix(7)). A
 * uevent that a process asked the kernel to send has port 0 and that process's user.
 */
public final class SenderRule {
    private SenderRule() {}

    /**
     * @param portId the sender's port, or {@link Sender#UNKNOWN} for a datagram without an address
     * @param groups bit mask of the group that the datagram was sent to
     * @param uid the sender's user, or {@link Sender#UNKNOWN} for a datagram without credentials
     */
    public static SenderRejection check(NetlinkGroup group, int portId, int groups, int uid) {
        if (portId == Sender.UNKNOWN) {
            return SenderRejection.NO_ADDRESS;
        }
        if (groups != group.mask()) {
            return groups == 0 ? SenderRejection.UNICAST : SenderRejection.OTHER_GROUP;
        }
        boolean fromProcess = group == NetlinkGroup.UDEV_UEVENTS;
        if (fromProcess != (portId != 0)) {
            return fromProcess ? SenderRejection.NOT_UDEVD : SenderRejection.NOT_THE_KERNEL;
        }
        if (uid == Sender.UNKNOWN) {
            return SenderRejection.NO_CREDENTIALS;
        }
        return uid == 0 ? SenderRejection.NONE : SenderRejection.NOT_ROOT;
    }
}
