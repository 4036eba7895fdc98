package io.polypath.udev;

/** Who described the event. It decides the wire format. */
public enum UeventSource {
    /** The kernel, before any rule ran: {@code "action@devpath\0KEY=value\0…"}. */
    KERNEL,
    /** systemd-udevd, after its rules ran: a {@link UdevHeader}, then {@code "KEY=value\0…"}. */
    UDEV
}
