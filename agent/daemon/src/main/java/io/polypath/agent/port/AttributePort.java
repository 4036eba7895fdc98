package io.polypath.agent.port;

/** Writes sysfs attributes. Every call may block, so only the clerk lane calls it. */
public interface AttributePort {

    /**
     * Writes one attribute as a whole.
     *
     * @param attribute absolute path
     * @return 0, or minus errno
     */
    int write(String attribute, String text);
}
