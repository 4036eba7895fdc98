package io.polypath.udev.sysfs;

/**
 * A SCSI host, as its classes in sysfs tell. What a host does not have is empty.
 *
 * @param number its number
 * @param queueDepth commands that it takes at one time ({@code can_queue}); 0 when unknown
 * @param busAddress the nearest PCI port (driver {@code pcieport}) or CCW device above it; hosts on one card share it
 * @param ipAddress {@code ipaddress} of the {@code iscsi_host}
 * @param nodeName {@code node_name} of the {@code fc_host}
 * @param portName {@code port_name} of the {@code fc_host}
 */
public record ScsiHost(int number, int queueDepth, String busAddress, String ipAddress, String nodeName, String portName) {

    /** The name by which multipath-tools tells adapters apart; of some transports it has none. */
    public String adapter(TransportProtocol protocol) {
        return switch (protocol) {
            case FCP, SAS, SRP -> busAddress;
            case ISCSI -> ipAddress;
            case SPI, SBP, USB, ATA, UNSPECIFIED -> "";
        };
    }
}
