package io.polypath.agent.topology;

import io.polypath.agent.port.Hctl;

/**
 * What does not change about a path while it exists. Immutable.
 *
 * @param name kernel name
 * @param major block device major number
 * @param minor block device minor number
 * @param diskSequence the kernel's never-reused disk number, or 0
 * @param address SCSI address
 * @param vendor standard INQUIRY vendor
 * @param product standard INQUIRY product
 * @param revision standard INQUIRY revision
 * @param protocol how the path is attached, in the incumbent's spelling
 * @param targetPort the far end's port
 */
public record PathIdentity(
        String name,
        int major,
        int minor,
        long diskSequence,
        Hctl address,
        String vendor,
        String product,
        String revision,
        String protocol,
        String targetPort) {

    /** {@code major:minor}, as device-mapper tables name the path. */
    public String deviceNumbers() {
        return major + ":" + minor;
    }
}
