package io.polypath.udev.sysfs;

/** Why there is no value. */
public enum Absence {
    /** There is a value. */
    NONE,
    /** No such attribute: this kernel or this kind of device does not have it, or the device is gone. */
    MISSING,
    /** Not for this user. */
    REFUSED,
    /** The kernel answers the read with an error, as {@code access_state} does without a device handler (EINVAL). */
    UNREADABLE,
    /** Longer than what the reader allows. */
    TOO_LONG,
    /** The name is empty, {@code .}, {@code ..}, or holds a slash or NUL: somebody else's text, not an attribute. */
    BAD_NAME
}
