package io.polypath.agent.port;

import java.util.List;

/** Writes sysfs attributes, and lists what they belong to. Every call may block, so only the clerk lane calls it. */
public interface AttributePort {

    /**
     * Writes one attribute as a whole.
     *
     * @param attribute absolute path
     * @return 0, or minus errno
     */
    int write(String attribute, String text);

    /**
     * Kernel names of a disk's partitions.
     *
     * @param disk kernel name; one that is gone has none
     */
    List<String> partitions(String disk);
}
