package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * VPD page 80h, unit serial number: text after the header, right aligned with leading blanks. SPC-3 7.6.10.
 *
 * <p>Rendered as multipath-tools 0.14 does: of the first {@value #LIMIT_BYTES} bytes, leading and trailing blanks are
 * removed, and the text ends at the first NUL.
 */
public final class UnitSerial {
    /** Serial number bytes that count. */
    public static final int LIMIT_BYTES = 128;

    private static final int BLANK = ' ';

    private UnitSerial() {
    }

    /**
     * Writes the serial number and a NUL into {@code out}, cutting it at {@code out.byteSize() - 1} characters.
     * Allocates nothing.
     *
     * @param out at least 1 byte
     * @return the number of characters, 0 for an empty or blank serial number, or the code of SHORT or WRONG_PAGE
     */
    public static int render(MemorySegment page, int receivedBytes, MemorySegment out) {
        int end = Vpd.usableBytes(page, receivedBytes, Vpd.UNIT_SERIAL_NUMBER);
        if (end < 0) {
            return end;
        }
        int from = Vpd.HEADER_BYTES;
        int to = Math.min(end, from + LIMIT_BYTES);
        while (to > from && u8(page, to - 1) == BLANK) {
            to--;
        }
        while (from < to && u8(page, from) == BLANK) {
            from++;
        }
        int length = (int) Math.min(lengthToNul(page, from, to), out.byteSize() - 1);
        MemorySegment.copy(page, from, out, 0, length);
        BigEndian.putU8(out, length, 0);
        return length;
    }

    private static int lengthToNul(MemorySegment page, int from, int to) {
        int at = from;
        while (at < to && u8(page, at) != 0) {
            at++;
        }
        return at - from;
    }
}
