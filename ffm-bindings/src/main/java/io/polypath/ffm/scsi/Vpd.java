package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * What all vital product data pages share: the header, and page 00h that lists the others. SPC-3 7.6.
 *
 * <pre>
 *  byte 0     7..5 peripheral qualifier, 4..0 type (as in {@link Inquiry})
 *  byte 1     page code
 *  byte 2..3  page length: bytes that follow this field
 * </pre>
 */
public final class Vpd {
    public static final int SUPPORTED_PAGES = 0x00;
    public static final int UNIT_SERIAL_NUMBER = 0x80;
    public static final int DEVICE_IDENTIFICATION = 0x83;

    /** Size of the header. */
    public static final int HEADER_BYTES = 4;

    private Vpd() {
    }

    /**
     * How long the page is by its own account; more than was received means: read it again with this allocation
     * length.
     *
     * @param pageCode the page that was asked for; some devices answer any page with standard data
     * @return 4 to 65,539, or the code of SHORT or WRONG_PAGE
     */
    public static int totalBytes(MemorySegment page, int receivedBytes, int pageCode) {
        if (BigEndian.received(page, receivedBytes) < HEADER_BYTES) {
            return ReplyFault.SHORT.code();
        }
        if (u8(page, 1) != pageCode) {
            return ReplyFault.WRONG_PAGE.code();
        }
        return HEADER_BYTES + u16(page, 2);
    }

    /**
     * How many bytes of the page can be looked at: its own length, cut at what was received.
     *
     * @return 4 to 65,539, or the code of SHORT or WRONG_PAGE
     */
    public static int usableBytes(MemorySegment page, int receivedBytes, int pageCode) {
        return Math.min(totalBytes(page, receivedBytes, pageCode), BigEndian.received(page, receivedBytes));
    }

    /** Whether page 00h lists {@code pageCode}; false as well where {@code page00} is not a valid page 00h. */
    public static boolean lists(MemorySegment page00, int receivedBytes, int pageCode) {
        int end = usableBytes(page00, receivedBytes, SUPPORTED_PAGES);
        for (int at = HEADER_BYTES; at < end; at++) {
            if (u8(page00, at) == pageCode) {
                return true;
            }
        }
        return false;
    }
}
