package io.polypath.agent.topology;

import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;

/**
 * What does not change about a path while it exists. Immutable.
 *
 * @param name kernel name
 * @param major block device major number
 * @param minor block device minor number
 * @param diskSequence the kernel's never-reused disk number, or 0
 * @param address SCSI address; of an NVMe namespace what the incumbent shows in its place (see {@code DiskSurvey})
 * @param vendor standard INQUIRY vendor
 * @param product standard INQUIRY product
 * @param revision standard INQUIRY revision
 * @param protocol how the path is attached, in the incumbent's spelling
 * @param targetPort the far end in one text, for people; {@code hostN} where the transport tells nothing
 * @param fabric the names of the ports at both ends
 * @param serial unit serial number (VPD page 80h); empty when unknown
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
        String targetPort,
        FabricNames fabric,
        String serial) {

    private static final String NVME = "nvme:";

    /** Whether the path is an NVMe namespace. */
    public boolean isNvme() {
        return protocol.startsWith(NVME);
    }

    /** The SCSI host, or the NVMe controller as a negative number, so that the two kinds never meet. */
    public int host() {
        return isNvme() ? hostOfNvme(address.host()) : address.host();
    }

    /** What {@link #host} is for the paths of an NVMe controller, by its number in the kernel. */
    public static int hostOfNvme(int controller) {
        return -1 - controller;
    }

    /** {@code major:minor}, as device-mapper tables name the path. */
    public String deviceNumbers() {
        return major + ":" + minor;
    }

    /** The far end's node, which may have several ports; empty when the transport does not tell. */
    public String targetNode() {
        return fabric.targetNode();
    }

    /** What the SCSI host hangs from (see {@link FabricNames#hostAdapter}); empty when it has none. */
    public String adapter() {
        return fabric.hostAdapter();
    }
}
