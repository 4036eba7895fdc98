package io.polypath.cli.rehearse;

import io.polypath.agent.port.Hctl;

/**
 * A path of a host, as far as a fabric of the same shape needs it. Texts that are not known are empty.
 *
 * @param name of its disk in the kernel
 * @param host number of its SCSI host
 * @param adapter bus address of what the host hangs from
 * @param protocol as multipath.conf spells it, {@code scsi:fcp}
 * @param node the target
 * @param port the target's port, unique among those of the host's targets
 * @param wwid of its logical unit
 * @param identity who the array says that it is
 * @param group target port group, or -1
 * @param state code of the group's access state, or -1
 * @param sizeBytes capacity
 */
record TopologyPath(
        String name,
        int host,
        String adapter,
        String protocol,
        String node,
        String port,
        String wwid,
        Identity identity,
        int group,
        int state,
        long sizeBytes) {

    /** A target's port, by its names, or where its transport gives it none, by its SCSI address. */
    static String port(Hctl address, String node, String port) {
        String named = (node + " " + port).strip();
        return named.isEmpty() ? address.host() + ":" + address.channel() + ":" + address.target() : named;
    }

    /**
     * What an array tells about itself.
     *
     * @param tpgs asymmetric access that it claims, 0 to 3
     * @param checker that the daemon uses, where there is one
     */
    record Identity(String vendor, String product, String revision, int tpgs, String checker) {}
}
