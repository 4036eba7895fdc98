package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Mode parameters with the control mode page 0Ah alone, as MODE SENSE (10) returns them without block descriptors. SPC-3 7.4.6.
 *
 * <pre>
 *  byte 0..7    mode parameter header; 6..7 length of the block descriptors, 0
 *  byte 8       5..0 page code 0Ah
 *  byte 9       page length, 0Ah
 *  byte 13      6 TAS: commands that another initiator aborts end with TASK ABORTED
 * </pre>
 */
public final class ControlModePage {
    /** Page code. */
    public static final int PAGE = 0x0A;
    /** Header and page. */
    public static final int SIZE_BYTES = 20;

    private static final int DESCRIPTORS_OFFSET = 6;
    private static final int PAGE_OFFSET = 8;
    private static final int PAGE_CODE = 0x3F;
    private static final int PAGE_LENGTH = 0x0A;
    private static final int TAS_OFFSET = 13;
    private static final int TAS = 0x40;

    private ControlModePage() {
    }

    /** Whether the reply is such a page in full. */
    public static boolean isValid(MemorySegment reply, int receivedBytes) {
        return BigEndian.received(reply, receivedBytes) >= SIZE_BYTES
                && u16(reply, DESCRIPTORS_OFFSET) == 0
                && (u8(reply, PAGE_OFFSET) & PAGE_CODE) == PAGE
                && u8(reply, PAGE_OFFSET + 1) >= PAGE_LENGTH;
    }

    /** TAS of a valid page; of changeable values, whether it can be changed. */
    public static boolean abortedStatus(MemorySegment page) {
        return (u8(page, TAS_OFFSET) & TAS) != 0;
    }

    /**
     * Turns current values into parameters for MODE SELECT that set TAS and leave everything else. The header's fields are reserved
     * there, and so is the page's PS bit.
     *
     * @param page of {@value #SIZE_BYTES} bytes, changed in place
     */
    public static void selectAbortedStatus(byte[] page) {
        Arrays.fill(page, 0, PAGE_OFFSET, (byte) 0);
        page[PAGE_OFFSET] = PAGE;
        page[PAGE_OFFSET + 1] = PAGE_LENGTH;
        page[TAS_OFFSET] |= TAS;
    }

    /** Copies a valid page. */
    public static void copy(MemorySegment reply, byte[] page) {
        MemorySegment.copy(reply, ValueLayout.JAVA_BYTE, 0, page, 0, SIZE_BYTES);
    }
}
