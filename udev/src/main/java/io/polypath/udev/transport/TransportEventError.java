package io.polypath.udev.transport;

/**
 * Why a datagram is not a usable transport event. Each constant names a counter; {@link #NONE} is the only one that is
 * not an error.
 */
public enum TransportEventError {
    NONE,
    /** Shorter than the fixed part of the message. */
    TOO_SHORT,
    /** A length inside the message points beyond what was received. */
    BAD_LENGTH,
    /** Another netlink message type. */
    OTHER_TYPE,
    /** A version that this parser does not know. */
    BAD_VERSION,
    /** The magic number is not the interface's. */
    BAD_MAGIC,
    /** From another transport than Fibre Channel, or not an asynchronous event of it. */
    OTHER_MESSAGE
}
