package io.polypath.udev.sysfs;

/**
 * How a SCSI device is attached and to which port of the target. A text that the transport does not have, or that
 * cannot be read, is empty.
 *
 * <pre>
 *              port                targetName          portName                   portState
 *   FCP        rport-4:0-1         node_name           port_name                  Online, Blocked, …
 *   ISCSI      session3            targetname          persistent_address,port    LOGGED_IN, FAILED, FREE
 *   SAS        end_device-6:0:1    sas_address         sas_address
 *   SRP        port-5:1            port id             port id
 *   USB        1-1.4               1-1.4
 *   ATA        ata3                ata-3.00
 *   others
 * </pre>
 *
 * @param protocol what carries the commands
 * @param host SCSI host number
 * @param port sysfs name of the object that stands for the target's port or session
 * @param targetName the target: what the incumbent shows as target WWNN
 * @param portName the target's port
 * @param portState state of the port or session when it was read
 * @param hostPortName the host's own port (FC {@code port_name} of fc_host)
 * @param hostPortState state of the host's port (FC {@code port_state} of fc_host: Online, Linkdown, …)
 */
public record Transport(
        TransportProtocol protocol,
        int host,
        String port,
        String targetName,
        String portName,
        String portState,
        String hostPortName,
        String hostPortState) {

    static Transport of(TransportProtocol protocol, int host, String port, String targetName) {
        return new Transport(protocol, host, port, targetName, "", "", "", "");
    }
}
