package io.polypath.agent.survey;

/**
 * Where the kernel and udevd show what there is. Directories end in a slash.
 *
 * @param sysfs root of sysfs
 * @param udev udevd's runtime directory
 * @param nodes directory of device nodes
 */
public record HostTree(String sysfs, String udev, String nodes) {

    /** Of this host. */
    public static final HostTree THIS = new HostTree("/sys/", "/run/udev/", "/dev/");
}
