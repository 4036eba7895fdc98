package io.polypath.sim.mapper;

/** Opens disks for tables. */
@FunctionalInterface
public interface Backings {

    /**
     * @param devT {@code MAJOR:MINOR}
     * @param held whether the device-mapper device has it open already, and so does not open it again
     * @return null when there is no such disk, or it cannot be opened
     */
    Backing open(String devT, boolean held);
}
