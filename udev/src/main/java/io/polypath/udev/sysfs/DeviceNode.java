package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;

/**
 * A device node that the kernel offers.
 *
 * @param name as the kernel names it, for example {@code sg3}
 * @param number what to open by
 */
public record DeviceNode(String name, DevT number) {}
