package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;

/**
 * A disk as one scan saw it. Equal entries are the same disk, with one exception: on a kernel without disk numbers a
 * disk that took over name, number and address of another is not told apart, and its identity must be checked by other
 * means.
 *
 * @param name the kernel's name
 * @param number the device number
 * @param diskSequence the kernel's never-reused number, 0 where there is none
 * @param devpath {@code /devices/…/block/sda}, which holds the SCSI address
 */
public record DiskEntry(String name, DevT number, long diskSequence, String devpath) {}
