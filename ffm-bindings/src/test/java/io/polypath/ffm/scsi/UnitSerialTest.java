package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitSerialTest {
    private static final int SIGNIFICANT = 20;

    private static String serial(MemorySegment page, int bufferBytes) {
        MemorySegment out = MemorySegment.ofArray(new byte[bufferBytes]).fill((byte) 0xEE);
        int length = UnitSerial.render(page, (int) page.byteSize(), out);
        assertEquals(ReplyFault.NONE, ReplyFault.of(length));
        assertEquals(0, BigEndian.u8(out, length));
        return Text.of(out, length);
    }

    private static String serial(String field) {
        return serial(Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.ascii(field)), 128);
    }

    /** A field of {@code size} bytes: leading blanks, then {@code length} characters of which at most 20 are not blank. */
    @ParameterizedTest
    @CsvSource({
        "20, 20, 30", "20, 20, 21", "20, 20, 20", "20, 20, 10",
        "24, 24, 30", "24, 24, 25", "24, 24, 24", "24, 24, 21", "24, 24, 20",
        "20, 16, 30", "20, 16, 17", "20, 16, 16",
        "24, 20, 21", "24, 20, 20",
        "30, 24, 30", "30, 24, 21", "30, 24, 20",
    })
    void aRightAlignedSerialLosesItsBlanksAndIsCutAtTheBuffer(int size, int length, int buffer) {
        String significant = Pages.DIGITS.substring(0, Math.min(length, SIGNIFICANT));
        String field = " ".repeat(size - length) + significant + " ".repeat(length - significant.length());
        String expected = significant.substring(0, Math.min(significant.length(), buffer - 1));
        assertEquals(expected, serial(Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.ascii(field)), buffer));
    }

    @Test
    void everyCombinationOfBlanksIsTrimmed() {
        for (int leading = 0; leading <= 20; leading++) {
            for (int trailing = 0; trailing <= 20; trailing++) {
                assertEquals("A b", serial(" ".repeat(leading) + "A b" + " ".repeat(trailing)));
                assertEquals("", serial(" ".repeat(leading + trailing)));
            }
        }
    }

    @Test
    void aSerialEndsAtItsFirstNul() {
        assertEquals("AB", serial("AB\0\0"));
        assertEquals("AB ", serial(" AB \0"));
        assertEquals("", serial("\0AB"));
    }

    @Test
    void ofAnOverlongSerial128BytesCount() {
        String field = "x".repeat(127) + " " + "y".repeat(10);
        assertEquals("x".repeat(127), serial(Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.ascii(field)), 256));
    }

    @Test
    void aSerialThatDidNotWhollyArriveIsReadAsFarAsItCame() {
        MemorySegment page = Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.ascii("ABCDEF"));
        assertEquals("ABC", serial(page.asSlice(0, 7), 128));
        assertEquals("", serial(page.asSlice(0, 4), 128));
    }

    @Test
    void aBufferOfOneByteHoldsOnlyTheNul() {
        assertEquals("", serial(Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.ascii("ABC")), 1));
    }

    @Test
    void aShortOrWrongPageIsAFault() {
        MemorySegment out = MemorySegment.ofArray(new byte[8]);
        assertEquals(ReplyFault.SHORT, ReplyFault.of(UnitSerial.render(Bytes.of(0, 0x80, 0), 3, out)));
        assertEquals(ReplyFault.WRONG_PAGE, ReplyFault.of(UnitSerial.render(Bytes.of(0, 0x83, 0, 0), 4, out)));
    }
}
