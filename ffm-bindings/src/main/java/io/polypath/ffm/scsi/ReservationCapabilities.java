package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * The reply to REPORT CAPABILITIES. SPC-3 6.11.4; ALLOW COMMANDS since SPC-4.
 *
 * <pre>
 *  byte 0..1  length of the reply, 8
 *  byte 2     4 CRH, 3 SIP_C, 2 ATP_C, 0 PTPL_C
 *  byte 3     7 TMV, 6..4 ALLOW COMMANDS, 0 PTPL_A
 *  byte 4..5  types, if TMV: 8000h type 7, 4000h 6, 2000h 5, 0800h 3, 0200h 1, 0001h 8
 * </pre>
 *
 * @param compatibleHandling RESERVE and RELEASE of SPC-2 succeed where they change nothing (CRH)
 * @param initiatorPorts registrations for other initiator ports can be made (SIP_C)
 * @param allTargetPorts a registration for all target ports can be made (ATP_C)
 * @param persists reservations can outlive a loss of power (PTPL_C)
 * @param persistsNow they do (PTPL_A)
 * @param typesValid whether {@code types} says something (TMV)
 * @param allowCommands which commands get through a reservation, 0 to 7; 0 when it does not say
 * @param types the mask as received
 */
public record ReservationCapabilities(
        boolean compatibleHandling,
        boolean initiatorPorts,
        boolean allTargetPorts,
        boolean persists,
        boolean persistsNow,
        boolean typesValid,
        int allowCommands,
        int types) {

    /** Length of the reply, and so the allocation length to ask with. */
    public static final int REPLY_BYTES = 8;

    /**
     * Whether the bytes are such a reply.
     *
     * @param receivedBytes allocation length minus residual
     * @return NONE; SHORT or TRUNCATED (fewer than 8 bytes arrived); INVALID (it says that it is shorter)
     */
    public static ReplyFault fault(MemorySegment reply, int receivedBytes) {
        int available = BigEndian.received(reply, receivedBytes);
        if (available < 2) {
            return ReplyFault.SHORT;
        }
        if (u16(reply, 0) < REPLY_BYTES) {
            return ReplyFault.INVALID;
        }
        return available < REPLY_BYTES ? ReplyFault.TRUNCATED : ReplyFault.NONE;
    }

    /** Reads a reply that has no {@link #fault}. Allocates. */
    public static ReservationCapabilities of(MemorySegment reply) {
        int can = u8(reply, 2);
        int does = u8(reply, 3);
        return new ReservationCapabilities(
            (can & 0x10) != 0, (can & 0x08) != 0, (can & 0x04) != 0, (can & 0x01) != 0, (does & 0x01) != 0,
            (does & 0x80) != 0, does >> 4 & 7, u16(reply, 4));
    }

    /** Whether the device says that it knows this type. False where it does not say. */
    public boolean knows(ReservationType type) {
        int bit = type.code() == 8 ? 0x0001 : 0x0100 << type.code();
        return typesValid && (types & bit) != 0;
    }
}
