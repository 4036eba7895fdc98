package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u32;

import java.lang.foreign.MemorySegment;

/**
 * The reply to READ KEYS: one key per registration, so that a key which several ports registered is there several times. SPC-3
 * 6.11.2. Allocates nothing.
 *
 * <pre>
 *  byte 0..3  PRgeneration, counts changes
 *  byte 4..7  length of what follows, a multiple of 8
 *  byte 8     keys start here, 8 bytes each
 * </pre>
 */
public final class RegisteredKeys {
    /** Size of the header. */
    public static final int HEADER_BYTES = EntryList.HEADER_BYTES;
    /** Size of one key. */
    public static final int KEY_BYTES = EntryList.ENTRY_BYTES;

    private static final int LENGTH = 4;

    private RegisteredKeys() {
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
     * Validates the whole reply and counts its keys.
     *
     * @param receivedBytes   allocation length minus residual
     * @param allocationBytes the allocation length that was asked for
     * @return zero or more, or the code of SHORT, LONGER, TRUNCATED or INVALID (not a multiple of 8)
     */
    public static int count(MemorySegment reply, int receivedBytes, int allocationBytes) {
        return EntryList.count(reply, receivedBytes, allocationBytes, LENGTH);
    }

    /**
     * How many whole keys arrived of those that the reply announces, whether or not all of it arrived.
     *
     * @return zero or more, or the code of SHORT
     */
    public static int arrived(MemorySegment reply, int receivedBytes) {
        long needed = neededBytes(reply, receivedBytes);
        long usable = Math.min(needed, BigEndian.received(reply, receivedBytes));
        return needed < 0 ? (int) needed : (int) (usable - HEADER_BYTES) / KEY_BYTES;
    }

    /** PRgeneration of a reply that is not SHORT, 0 to 4,294,967,295. */
    public static long generation(MemorySegment reply) {
        return u32(reply, 0);
    }

    /**
     * One key, not 0 but for a device that is broken.
     *
     * @param index 0 to {@link #arrived} - 1 of the same reply
     */
    public static long key(MemorySegment reply, int index) {
        return EntryList.entry(reply, index);
    }

    /** How many of the first {@code count} registrations have this key. */
    public static int occurrences(MemorySegment reply, int count, long key) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += key(reply, i) == key ? 1 : 0;
        }
        return found;
    }
}
