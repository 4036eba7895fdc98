package io.polypath.agent.port;

import java.util.Objects;

/**
 * What the ports at both ends of a path are called, as sysfs spells it. What a transport does not have, or what cannot be read, is
 * empty.
 *
 * @param hostAdapter bus address of what the SCSI host hangs from: the nearest PCI port above it ({@code 0000:3a:00.0}) or its CCW
 *     device; for iSCSI the initiator's IP address. As the incumbent chooses it, hosts on one card share it
 * @param hostNode {@code node_name} of the {@code fc_host}
 * @param hostPort {@code port_name} of the {@code fc_host}
 * @param targetNode the target, which may have several ports: {@code node_name} of the FC remote port, iSCSI target name, SAS
 *     address, SRP port id, USB plug, {@code ata-N.00}
 * @param targetPort {@code port_name} of the FC remote port, iSCSI portal, SAS address, SRP port id
 * @param portDevice name in sysfs of what stands for the target's port: {@code rport-4:0-1}, {@code session3}, {@code end_device-6:0}
 */
public record FabricNames(String hostAdapter, String hostNode, String hostPort, String targetNode, String targetPort,
        String portDevice) {

    /** Of a path whose transport tells nothing. */
    public static final FabricNames NONE = new FabricNames("", "", "", "", "", "");

    public FabricNames {
        Objects.requireNonNull(hostAdapter);
        Objects.requireNonNull(hostNode);
        Objects.requireNonNull(hostPort);
        Objects.requireNonNull(targetNode);
        Objects.requireNonNull(targetPort);
        Objects.requireNonNull(portDevice);
    }

    /** The target and its port in one text; the one of them that is known, or once if both are the same. */
    public String target() {
        if (targetNode.equals(targetPort) || targetPort.isEmpty()) {
            return targetNode;
        }
        return targetNode.isEmpty() ? targetPort : targetNode + " " + targetPort;
    }
}
