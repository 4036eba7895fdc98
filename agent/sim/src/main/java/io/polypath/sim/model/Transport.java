package io.polypath.sim.model;

/** How a host adapter reaches its targets. */
public enum Transport {
    FCP("scsi:fcp"),
    ISCSI("scsi:iscsi"),
    SAS("scsi:sas");

    private final String protocol;

    Transport(String protocol) {
        this.protocol = protocol;
    }

    /** The protocol's name in the incumbent's spelling. */
    public String protocol() {
        return protocol;
    }
}
