package io.polypath.udev.sysfs;

/** How a SCSI path is attached. */
public enum TransportProtocol {
    /** Fibre Channel, FCoE included. */
    FCP("scsi:fcp"),
    ISCSI("scsi:iscsi"),
    SAS("scsi:sas"),
    /** SCSI RDMA Protocol. */
    SRP("scsi:srp"),
    /** Parallel SCSI. */
    SPI("scsi:spi"),
    /** IEEE 1394. */
    SBP("scsi:sbp"),
    USB("scsi:usb"),
    ATA("scsi:ata"),
    /** Nothing in sysfs tells: virtio, hypervisors' adapters, RAID controllers. */
    UNSPECIFIED("scsi:unspec");

    private final String protocolName;

    TransportProtocol(String protocolName) {
        this.protocolName = protocolName;
    }

    /** The name in {@code protocol} sections of multipath.conf and in the output of the command line. */
    public String protocolName() {
        return protocolName;
    }
}
