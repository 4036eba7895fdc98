package io.polypath.ringbuf;

/**
 * Where the parts of one command lie in a slot of a {@link CommandSlab}. Slots follow each other at
 * {@link #strideBytes}, the large ones after the small ones, and each begins on a cache line of its own.
 *
 * <pre>
 *   0          sg_io_hdr (88)     see SgHeader; its pointers point into this slot and are set once
 *   88         CDB (16)
 *   104        sense (64)
 *   168        (padding to a cache line)
 *   192        data (dataBytes)
 *              (padding to a cache line)
 * </pre>
 */
final class CommandSlotDescriptor {
    static final int CACHE_LINE_BYTES = 64;

    /** The longest CDB that a checker sends (SPC-4 4.3.3 knows 6, 10, 12 and 16 bytes). */
    static final int CDB_BYTES = 16;

    /** The shortest CDB there is. */
    static final int CDB_LEAST_BYTES = 6;

    /** Fixed format sense data needs 18 bytes; descriptor format that carries what a checker reads stays below 64. */
    static final int SENSE_BYTES = 64;

    static final int HEADER_OFFSET = 0;
    static final int CDB_OFFSET = HEADER_OFFSET + SgHeader.BYTES;
    static final int SENSE_OFFSET = CDB_OFFSET + CDB_BYTES;
    static final int DATA_OFFSET = lineUp(SENSE_OFFSET + SENSE_BYTES);

    private CommandSlotDescriptor() {}

    /** Bytes from one slot to the next. */
    static int strideBytes(int dataBytes) {
        return lineUp(Math.addExact(DATA_OFFSET, dataBytes));
    }

    private static int lineUp(int bytes) {
        return Math.addExact(bytes, CACHE_LINE_BYTES - 1) & -CACHE_LINE_BYTES;
    }
}
