package io.polypath.agent.map;

/**
 * A map as the kernel has it.
 *
 * @param sizeSectors 512-byte sectors
 * @param nextGroup see {@link KernelStatus#nextGroup}
 * @param udevComplete whether udev's database knows of the latest table
 */
public record KernelMap(String name, long sizeSectors, MapTable table, int nextGroup, boolean udevComplete) {}
