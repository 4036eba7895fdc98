package io.polypath.udev.sysfs;

/**
 * How a SCSI device is attached and to which port of the target. A text that the transport does not have, or that
 * cannot be read, is empty.
 *
 * <pre>
 *              port                targetName          portName
 *   FCP        rport-4:0-1         node_name           port_name
 *   ISCSI      session3            targetname          persistent_address,port
 *   SAS        end_device-6:0:1    sas_address         sas_address
 *   SRP        port-5:1            port id             port id
 *   USB        1-1.4               1-1.4
 *   ATA        ata3                ata-3.00
 *   others
 * </pre>
 *
 * @param protocol what carries the commands
 * @param port sysfs name of the object that stands for the target's port or session
 * @param targetName the target: what the incumbent shows as target WWNN
 * @param portName the target's port
 */
public record Transport(TransportProtocol protocol, String port, String targetName, String portName) {}
