package io.polypath.agent.view;

import java.util.Objects;

/**
 * The ports at both ends of a path, as sysfs spells them. What a transport does not have, or what cannot be read, is empty.
 *
 * @param hostAdapter PCI address of the host's adapter, for example {@code 0000:3b:00.0}
 * @param hostNode {@code node_name} of the {@code fc_host}
 * @param hostPort {@code port_name} of the {@code fc_host}
 * @param targetNode the target: {@code node_name} of the FC remote port, iSCSI target name, SAS address
 * @param targetPort {@code port_name} of the FC remote port
 */
public record FabricView(String hostAdapter, String hostNode, String hostPort, String targetNode, String targetPort) {

    /** Of a path whose transport tells nothing. */
    public static final FabricView NONE = new FabricView("", "", "", "", "");

    public FabricView {
        Objects.requireNonNull(hostAdapter);
        Objects.requireNonNull(hostNode);
        Objects.requireNonNull(hostPort);
        Objects.requireNonNull(targetNode);
        Objects.requireNonNull(targetPort);
    }

    boolean same(FabricView other) {
        return this == other
                || hostAdapter.equals(other.hostAdapter)
                && hostNode.equals(other.hostNode)
                && hostPort.equals(other.hostPort)
                && targetNode.equals(other.targetNode)
                && targetPort.equals(other.targetPort);
    }
}
