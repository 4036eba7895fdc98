package io.polypath.udev;

/** Why a received datagram is not believed. Each constant names a counter; {@link #NONE} means that it is believed. */
public enum SenderRejection {
    NONE,
    /** No netlink sender address came with the datagram. */
    NO_ADDRESS,
    /** Sent to this socket alone: neither the kernel nor udevd does that. */
    UNICAST,
    /** Sent to another group than the socket's. */
    OTHER_GROUP,
    /** In a group that the kernel speaks to, from a port that is not the kernel's 0. */
    NOT_THE_KERNEL,
    /** In udevd's group, from the kernel's port 0. */
    NOT_UDEVD,
    /** No credentials came with the datagram. */
    NO_CREDENTIALS,
    /** The sender's user is not 0. */
    NOT_ROOT
}
