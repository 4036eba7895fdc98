package io.polypath.udev;

import io.polypath.ringbuf.Sender;

/**
 * Who may tell us what happened to a device. A datagram counts only when it came through its group, from the kernel (port 0) or from
 * a udevd that is root. Port and group are those of the sender's netlink address (netlink(7)), the user is the one that the kernel
 * attached (SCM_CREDENTIALS, unix(7)). An event that a process asked the kernel to send carries that process's user and port 0.
 */
public final class SenderRule {
    private SenderRule() {}

    /**
     * @param portId the sender's port, or {@link Sender#UNKNOWN} for a datagram without an address
     * @param groups bit mask of the group that the datagram was sent to
     * @param uid the sender's user, or {@link Sender#UNKNOWN} for a datagram without credentials
     */
    public static SenderRejection check(UeventSource source, int portId, int groups, int uid) {
        if (portId == Sender.UNKNOWN) {
            return SenderRejection.NO_ADDRESS;
        }
        if (groups != source.groupMask()) {
            return groups == 0 ? SenderRejection.UNICAST : SenderRejection.OTHER_GROUP;
        }
        if (source == UeventSource.KERNEL && portId != 0) {
            return SenderRejection.NOT_THE_KERNEL;
        }
        if (source == UeventSource.UDEV && portId == 0) {
            return SenderRejection.NOT_UDEVD;
        }
        if (uid == Sender.UNKNOWN) {
            return SenderRejection.NO_CREDENTIALS;
        }
        return uid == 0 ? SenderRejection.NONE : SenderRejection.NOT_ROOT;
    }
}
