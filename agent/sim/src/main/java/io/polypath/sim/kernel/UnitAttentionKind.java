package io.polypath.sim.kernel;

import io.polypath.sim.scsi.Reply;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The unit attentions that the kernel reports by uevent (drivers/scsi/scsi_error.c and scsi_lib.c), and those that scsi_dh_alua
 * keeps from the submitter (drivers/scsi/device_handler/scsi_dh_alua.c).
 */
enum UnitAttentionKind {
    INQUIRY_DATA_HAS_CHANGED(0x3f, 0x03),
    CAPACITY_DATA_HAS_CHANGED(0x2a, 0x09),
    THIN_PROVISIONING_SOFT_THRESHOLD_REACHED(0x38, 0x07),
    MODE_PARAMETERS_CHANGED(0x2a, 0x01),
    REPORTED_LUNS_DATA_HAS_CHANGED(0x3f, 0x0e),
    ASYMMETRIC_ACCESS_STATE_CHANGED(0x2a, 0x06),
    POWER_ON_RESET_OCCURRED(0x29, -1);

    /** In place of a unit attention: the reply carries none. */
    static final int NONE = -1;

    private static final int UNIT_ATTENTION = 0x6;
    private static final UnitAttentionKind[] KINDS = values();

    private final int asc;
    private final int ascq;

    UnitAttentionKind(int asc, int ascq) {
        this.asc = asc;
        this.ascq = ascq;
    }

    /** Code and qualifier ({@code asc << 8 | ascq}) of the unit attention in a reply's sense, or {@link #NONE}. */
    static int codeOf(Reply reply) {
        MemorySegment sense = reply.sense();
        return switch (u8(sense, 0)) {
            case 0x70 -> (u8(sense, 2) & 0xf) == UNIT_ATTENTION ? u8(sense, 12) << 8 | u8(sense, 13) : NONE;
            case 0x72 -> (u8(sense, 1) & 0xf) == UNIT_ATTENTION ? u8(sense, 2) << 8 | u8(sense, 3) : NONE;
            default -> NONE;
        };
    }

    /** The kind that a code belongs to, or null for one that the kernel does not report. */
    static UnitAttentionKind of(int code) {
        for (UnitAttentionKind kind : KINDS) {
            boolean anyQualifier = kind.ascq < 0;
            if (code >> 8 == kind.asc && (anyQualifier || (code & 0xff) == kind.ascq)) {
                return kind;
            }
        }
        return null;
    }

    /** Whether scsi_dh_alua has the command run again instead of completing it. */
    static boolean eatenByAluaHandler(int code) {
        return switch (code) {
            case 0x2900, 0x2904, 0x2a01, 0x2a06, 0x2a07, 0x3f03, 0x3f0e -> true;
            default -> false;
        };
    }

    private static int u8(MemorySegment sense, int at) {
        return sense.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }
}
