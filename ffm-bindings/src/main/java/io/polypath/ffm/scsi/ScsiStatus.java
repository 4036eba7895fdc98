package io.polypath.ffm.scsi;

/** SCSI status codes as {@code sg_io_hdr.status} carries them. SAM-5, "Status codes"; {@code scsi/scsi_proto.h}. */
public final class ScsiStatus {
    public static final int GOOD = 0x00;
    public static final int CHECK_CONDITION = 0x02;
    public static final int CONDITION_MET = 0x04;
    public static final int BUSY = 0x08;
    public static final int RESERVATION_CONFLICT = 0x18;
    /** Obsolete since SAM-3; some devices still send sense data with it. */
    public static final int COMMAND_TERMINATED = 0x22;
    public static final int TASK_SET_FULL = 0x28;
    public static final int ACA_ACTIVE = 0x30;
    public static final int TASK_ABORTED = 0x40;

    private static final int STATUS_BITS = 0x7E;

    private ScsiStatus() {
    }

    /** The status without the bits that SCSI-2 devices used for other things: {@code status & 7Eh}. */
    public static int masked(int status) {
        return status & STATUS_BITS;
    }

    /** The standard's name in lower case, or {@code status XXh}; that one allocates. */
    public static String name(int status) {
        return switch (masked(status)) {
            case GOOD -> "good";
            case CHECK_CONDITION -> "check condition";
            case CONDITION_MET -> "condition met";
            case BUSY -> "busy";
            case RESERVATION_CONFLICT -> "reservation conflict";
            case COMMAND_TERMINATED -> "command terminated";
            case TASK_SET_FULL -> "task set full";
            case ACA_ACTIVE -> "ACA active";
            case TASK_ABORTED -> "task aborted";
            default -> "status %02Xh".formatted(status);
        };
    }
}
