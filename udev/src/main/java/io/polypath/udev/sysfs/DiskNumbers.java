package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;

/**
 * What tells a disk from another that later takes its name, from the disk's {@code uevent} file.
 *
 * @param name the kernel's name
 * @param number the device number
 * @param diskSequence the kernel's number for this disk, never used again (since Linux 5.15); 0 where there is none
 */
public record DiskNumbers(String name, DevT number, long diskSequence) {

    /** @return null when the text names no device number */
    static DiskNumbers of(String name, String uevent) {
        DevT number = DevT.parse(value(uevent, "MAJOR=") + ":" + value(uevent, "MINOR="));
        return number == null ? null : new DiskNumbers(name, number, Decimal.parse(value(uevent, "DISKSEQ="), 0));
    }

    /** The rest of the line that begins with {@code key}. */
    private static String value(String uevent, String key) {
        int at = ('\n' + uevent).indexOf('\n' + key);
        int end = at < 0 ? at : uevent.indexOf('\n', at);
        return at < 0 ? "" : uevent.substring(at + key.length(), end < 0 ? uevent.length() : end);
    }
}
