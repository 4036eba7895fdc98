package io.polypath.sim.scsi;

import io.polypath.sim.model.AbsentUnit;

/** First byte of INQUIRY data and of every VPD page: peripheral qualifier (3 bits) and device type (5 bits). */
final class PeripheralByte {

    /** A direct-access block device that is connected. */
    static final int DISK = 0x00;

    private static final int NOT_CONNECTED = 0b001 << 5;
    private static final int NOT_CAPABLE = 0b011 << 5;
    private static final int NO_TYPE = 0x1f;

    private PeripheralByte() {}

    static int of(AbsentUnit absent) {
        return switch (absent) {
            case NOT_SUPPORTED -> NOT_CAPABLE | NO_TYPE;
            case READY_BUT_EMPTY -> NOT_CONNECTED | NO_TYPE;
        };
    }
}
