package io.polypath.sim.mapper;

/** Is shown the paths of a live table, without the text that a status would need. */
@FunctionalInterface
public interface PathVisitor {

    /** @param devT {@code MAJOR:MINOR} @param active whether the kernel uses it */
    void path(String devT, boolean active);
}
