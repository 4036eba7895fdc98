package io.polypath.ffm.scsi;

import java.lang.foreign.MemorySegment;

/**
 * The reply to REPORT LUNS: a length (bytes 0 to 3) of what follows byte 7, then 8 bytes per logical unit. SPC-3 6.21.
 * Allocates nothing.
 */
public final class ReportLuns {
    /** Size of the header. */
    public static final int HEADER_BYTES = EntryList.HEADER_BYTES;
    /** Size of one entry. */
    public static final int LUN_BYTES = EntryList.ENTRY_BYTES;

    private static final int LENGTH = 0;

    private ReportLuns() {
    }

    /**
     * The length of the whole reply by its own account: the allocation length to ask with after LONGER.
     *
     * @return 8 to 4,294,967,303, or the code of SHORT
     */
    public static long neededBytes(MemorySegment reply, int receivedBytes) {
        return EntryList.neededBytes(reply, receivedBytes, LENGTH);
    }

    /**
     * Validates the reply and counts its logical units.
     *
     * @param receivedBytes   allocation length minus residual
     * @param allocationBytes the allocation length that was asked for
     * @return zero or more, or the code of SHORT, LONGER, TRUNCATED or INVALID (not a multiple of 8)
     */
    public static int count(MemorySegment reply, int receivedBytes, int allocationBytes) {
        return EntryList.count(reply, receivedBytes, allocationBytes, LENGTH);
    }

    /**
     * One logical unit number in wire form, see {@link Lun}.
     *
     * @param index 0 to {@link #count} - 1 of the same reply
     */
    public static long lun(MemorySegment reply, int index) {
        return EntryList.entry(reply, index);
    }
}
