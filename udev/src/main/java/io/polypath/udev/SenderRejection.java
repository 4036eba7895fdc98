package io.polypath.udev;

/** Why a received datagram is not believed. Each constant names a counter; {@link #NONE} means that it is believed. */
public enum SenderRejection {
    NONE,
    /** No netlink sender address came with the datagram. */
    NO_ADDRESS,
    /** Sent to this socket alone ({@code nl_groups} 0): neither the kernel nor udevd does that. */
    UNICAST,
    /** Sent to another group than the socket's. */
    OTHER_GROUP,
    /** In the kernel's group, from a port id that is not the kernel's 0. */
    NOT_THE_KERNEL,
    /** In the udev group, from the kernel's port id 0. */
    NOT_UDEVD,
    /** No SCM_CREDENTIALS came with the datagram. */
    NO_CREDENTIALS,
    /** The sender's uid is not 0. */
    NOT_ROOT
}
