package io.polypath.udev.transport;

/** The events that Fibre Channel drivers post (enum fc_host_event_code, scsi/scsi_transport_fc.h). */
public enum FcEventCode {
    LIP(0x1),
    LINKUP(0x2),
    LINKDOWN(0x3),
    LIPRESET(0x4),
    /**
     * Registered state change: something behind a port of the fabric changed. It does not say what became of our paths.
     */
    RSCN(0x5),
    ADAPTER_CHANGE(0x103),
    PORT_UNKNOWN(0x200),
    PORT_OFFLINE(0x201),
    PORT_ONLINE(0x202),
    PORT_FABRIC(0x204),
    LINK_UNKNOWN(0x500),
    /** Fabric performance impact notification; the data is the ELS frame (FC-LS-5). */
    LINK_FPIN(0x501),
    /** As LINK_FPIN, after the host has acted on it. Not before Linux 6.12. */
    LINK_FPIN_ACK(0x502),
    VENDOR_UNIQUE(0xFFFF),
    /** A number that this table does not have. */
    UNKNOWN(-1);

    private static final FcEventCode[] ALL = values();

    private final int number;

    FcEventCode(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    static FcEventCode of(int number) {
        for (FcEventCode code : ALL) {
            if (code.number == number) {
                return code;
            }
        }
        return UNKNOWN;
    }
}
