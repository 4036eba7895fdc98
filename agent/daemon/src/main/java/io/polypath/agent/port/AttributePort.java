package io.polypath.agent.port;

import java.util.List;

/** Reads and writes sysfs attributes, and lists what they belong to. Every call may block, so only the clerk lane calls it. */
public interface AttributePort {

    /**
     * Writes one attribute as a whole.
     *
     * @param attribute absolute path
     * @return 0, or minus errno: ENOENT (no such device, or not in this kernel), EACCES (only to be read), EINVAL, EBUSY
     */
    int write(String attribute, String text);

    /**
     * Reads one attribute as a whole.
     *
     * @param attribute absolute path
     */
    AttributeText read(String attribute);

    /**
     * Kernel names of a disk's partitions.
     *
     * @param disk kernel name; one that is gone has none
     */
    List<String> partitions(String disk);
}
