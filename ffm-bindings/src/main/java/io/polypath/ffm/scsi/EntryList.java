package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u32;
import static io.polypath.ffm.scsi.BigEndian.u64;

import java.lang.foreign.MemorySegment;

/** What replies have in common that are a header of 8 bytes with the length of what follows, and entries of 8 bytes. Allocates nothing. */
final class EntryList {
    static final int HEADER_BYTES = 8;
    static final int ENTRY_BYTES = 8;

    private EntryList() {
    }

    /**
     * The length of the whole reply by its own account.
     *
     * @param lengthOffset where the header has the length of what follows it
     * @return 8 to 4,294,967,303, or the code of SHORT
     */
    static long neededBytes(MemorySegment reply, int receivedBytes, int lengthOffset) {
        boolean complete = BigEndian.received(reply, receivedBytes) >= HEADER_BYTES;
        return complete ? HEADER_BYTES + u32(reply, lengthOffset) : ReplyFault.SHORT.code();
    }

    /**
     * Validates the whole reply and counts its entries.
     *
     * @param receivedBytes   allocation length minus residual
     * @param allocationBytes the allocation length that was asked for
     * @return zero or more, or the code of SHORT, LONGER, TRUNCATED or INVALID (not a multiple of 8)
     */
    static int count(MemorySegment reply, int receivedBytes, int allocationBytes, int lengthOffset) {
        long needed = neededBytes(reply, receivedBytes, lengthOffset);
        if (needed < 0) {
            return (int) needed;
        }
        ReplyFault fault = ReplyFault.ofLength(needed, BigEndian.received(reply, receivedBytes), allocationBytes);
        if (fault != ReplyFault.NONE) {
            return fault.code();
        }
        return needed % ENTRY_BYTES != 0 ? ReplyFault.INVALID.code() : (int) ((needed - HEADER_BYTES) / ENTRY_BYTES);
    }

    static long entry(MemorySegment reply, int index) {
        return u64(reply, HEADER_BYTES + ENTRY_BYTES * index);
    }
}
