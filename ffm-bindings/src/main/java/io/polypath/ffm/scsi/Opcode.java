package io.polypath.ffm.scsi;

/** Operation codes (CDB byte 0) and service actions (CDB byte 1, bits 4 to 0). SPC-4 and SBC-3, "Commands" tables. */
public final class Opcode {
    public static final int TEST_UNIT_READY = 0x00;
    public static final int REQUEST_SENSE = 0x03;
    public static final int INQUIRY = 0x12;
    public static final int READ_10 = 0x28;
    public static final int MODE_SELECT_10 = 0x55;
    public static final int MODE_SENSE_10 = 0x5A;
    public static final int PERSISTENT_RESERVE_IN = 0x5E;
    public static final int PERSISTENT_RESERVE_OUT = 0x5F;
    public static final int READ_16 = 0x88;
    public static final int SERVICE_ACTION_IN_16 = 0x9E;
    public static final int REPORT_LUNS = 0xA0;
    public static final int MAINTENANCE_IN = 0xA3;

    /** GET VENDOR ATTRIBUTES of NetApp FAS; vendor specific. */
    public static final int NETAPP_VENDOR_ATTRIBUTES = 0xC0;

    /** Service action of {@link #SERVICE_ACTION_IN_16}. */
    public static final int SA_READ_CAPACITY_16 = 0x10;
    /** Service action of {@link #MAINTENANCE_IN}. */
    public static final int SA_REPORT_TARGET_PORT_GROUPS = 0x0A;

    private Opcode() {
    }
}
