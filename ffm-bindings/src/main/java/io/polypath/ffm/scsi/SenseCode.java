package io.polypath.ffm.scsi;

/**
 * The sense codes that decide something in a multipath host, as {@code 0xKKAAQQ} (key, ASC, ASCQ) for
 * {@link Sense#triple} and {@link Sense#is}. T10 ASC/ASCQ assignments; SPC-4 for the asymmetric access ones.
 */
public final class SenseCode {
    public static final int BECOMING_READY = 0x02_04_01;
    public static final int INITIALIZING_COMMAND_REQUIRED = 0x02_04_02;
    public static final int MANUAL_INTERVENTION_REQUIRED = 0x02_04_03;
    public static final int OPERATION_IN_PROGRESS = 0x02_04_07;
    /** Not accessible, asymmetric access state transition. */
    public static final int ACCESS_STATE_TRANSITION = 0x02_04_0A;
    /** Not accessible, target port in standby state. */
    public static final int PORT_STANDBY = 0x02_04_0B;
    /** Not accessible, target port in unavailable state. */
    public static final int PORT_UNAVAILABLE = 0x02_04_0C;
    /** With the next two: the target says that the logical unit has failed for good. */
    public static final int LOGICAL_UNIT_FAILURE = 0x04_3E_01;
    public static final int SELF_TEST_FAILED = 0x04_3E_03;
    public static final int SELF_CONFIGURATION_FAILED = 0x04_4C_00;

    public static final int INVALID_OPERATION_CODE = 0x05_20_00;
    public static final int INVALID_FIELD_IN_CDB = 0x05_24_00;
    /** The logical unit is no longer, or never was, behind this port: the path is disconnected. */
    public static final int LOGICAL_UNIT_NOT_SUPPORTED = 0x05_25_00;

    public static final int NOT_READY_TO_READY = 0x06_28_00;
    public static final int POWER_ON_OR_RESET = 0x06_29_00;
    public static final int NEXUS_LOSS = 0x06_29_07;
    public static final int MODE_PARAMETERS_CHANGED = 0x06_2A_01;
    public static final int ACCESS_STATE_CHANGED = 0x06_2A_06;
    public static final int IMPLICIT_TRANSITION_FAILED = 0x06_2A_07;
    public static final int CAPACITY_CHANGED = 0x06_2A_09;
    public static final int INQUIRY_DATA_CHANGED = 0x06_3F_03;
    public static final int REPORTED_LUNS_CHANGED = 0x06_3F_0E;

    private SenseCode() {
    }
}
