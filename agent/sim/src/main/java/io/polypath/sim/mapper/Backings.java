package io.polypath.sim.mapper;

/** Opens disks for tables. */
@FunctionalInterface
public interface Backings {

    /** @param devT {@code MAJOR:MINOR} @return null when there is no such disk */
    Backing open(String devT);
}
