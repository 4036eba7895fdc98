package io.polypath.udev;

/**
 * Why a datagram is not a usable uevent. Each constant names a counter; {@link #NONE} is the only one that is not an
 * error.
 */
public enum UeventError {
    /** The datagram is a well-formed uevent. */
    NONE,
    /** The datagram was longer than the buffer that received it. The event is lost: resynchronise. */
    TRUNCATED,
    /** Longer than {@link Uevent#MAX_BYTES}. */
    TOO_LONG,
    /** Shorter than the smallest header, or without {@code action@/devpath} (kernel) or {@code "libudev\0"} (udev). */
    NO_HEADER,
    /** The udev header's magic number is not {@link UdevHeader#MAGIC}. */
    BAD_MAGIC,
    /** The udev header's sizes point outside the datagram or into the header itself. */
    BAD_OFFSETS,
    /** The last property does not end in NUL. */
    NOT_TERMINATED,
    /** No ACTION property, or an empty one. */
    NO_ACTION,
    /** No DEVPATH property, or one that does not start with a slash. */
    NO_DEVPATH,
    /** The kernel header's action or device path differs from the ACTION or DEVPATH property. */
    HEADER_MISMATCH
}
