package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.Pages.DIGITS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WwidTest {
    /** Shorter than the 8 bytes of its field, so that the padding shows. */
    private static final String VENDOR = "Linux   ";

    /** Renders into a buffer of exactly this size and checks the terminating NUL. */
    private static String wwid(MemorySegment page, int bufferBytes) {
        MemorySegment out = MemorySegment.ofArray(new byte[bufferBytes]).fill((byte) 0xEE);
        int length = Designators.wwid(page, (int) page.byteSize(), out);
        assertEquals(ReplyFault.NONE, ReplyFault.of(length));
        assertEquals(0, BigEndian.u8(out, length));
        return Text.of(out, length);
    }

    private static String wwid(byte[]... designators) {
        return wwid(Pages.identification(designators), Designators.WWID_BYTES);
    }

    private static ReplyFault fault(MemorySegment page) {
        MemorySegment out = MemorySegment.ofArray(new byte[Designators.WWID_BYTES]);
        int result = Designators.wwid(page, (int) page.byteSize(), out);
        assertEquals(-1, out.mismatch(MemorySegment.ofArray(new byte[Designators.WWID_BYTES])), "nothing is written");
        return ReplyFault.of(result);
    }

    private static IntStream buffers() {
        return IntStream.rangeClosed(10, 40);
    }

    private static String cutAtWholeBytes(String hex, int bufferBytes) {
        if (hex.length() < bufferBytes) {
            return hex;
        }
        return hex.substring(0, bufferBytes % 2 == 0 ? bufferBytes - 1 : bufferBytes - 2);
    }

    private static String cut(String text, int bufferBytes) {
        return text.substring(0, Math.min(text.length(), bufferBytes - 1));
    }

    @Test
    void eachNameOfAPageIsFoundAndNoOther() {
        MemorySegment page = Pages.identification(
                Pages.designator(1, 0, 1, "Linux   0001".getBytes(StandardCharsets.US_ASCII)),
                Pages.designator(1, 0, 3, HexFormat.of().parseHex("3333333000000001")));
        MemorySegment out = MemorySegment.ofArray(new byte[Designators.WWID_BYTES]);
        for (String name : List.of("1Linux_0001", "33333333000000001")) {
            assertTrue(Designators.has(page, (int) page.byteSize(), name, out), name);
        }
        for (String name : List.of("", "3", "33333333000000002", "333333330000000010")) {
            assertFalse(Designators.has(page, (int) page.byteSize(), name, out), name);
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void aT10VendorIdIsTrimmedAndItsBlanksBecomeUnderscores(int buffer) {
        StringBuilder id = new StringBuilder(DIGITS);
        for (int blank : new int[] {15, 17, 18}) {
            id.setCharAt(blank, ' ');
        }
        for (int length = 10; length <= 40; length++) {
            String text = VENDOR + id.substring(0, length - 8);
            String expected = "1" + text.stripTrailing().replaceAll(" +", "_");
            assertEquals(cut(expected, buffer), wwid(Pages.identification(Pages.t10(text)), buffer), "length " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void anEui64IsTwoAndItsDigitsInWholeBytes(int buffer) {
        for (int bytes : new int[] {8, 12, 16}) {
            String expected = "2" + DIGITS.substring(0, 2 * bytes).toLowerCase();
            MemorySegment page = Pages.identification(Pages.eui64(bytes));
            assertEquals(cutAtWholeBytes(expected, buffer), wwid(page, buffer), bytes + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void anNaaIsThreeAndItsDigitsInWholeBytes(int buffer) {
        for (int authority : new int[] {2, 3, 5, 6}) {
            int digits = authority == 6 ? 32 : 16;
            String expected = "3" + authority + DIGITS.substring(1, digits).toLowerCase();
            MemorySegment page = Pages.identification(Pages.naa(authority));
            assertEquals(cutAtWholeBytes(expected, buffer), wwid(page, buffer), "NAA " + authority);
        }
    }

    @Test
    void anNaa6WwidHas33Characters() {
        assertEquals(33, wwid(Pages.naa(6)).length());
    }

    @ParameterizedTest
    @CsvSource({"eui., 2, true", "naa., 3, true", "iqn., 8, false"})
    void aScsiNameIsItsTypeAndTheRestWithoutPadding(String prefix, String type, boolean lowerCase) {
        for (int padding = 0; padding <= 4; padding++) {
            for (int length = 0; length <= 40; length++) {
                String rest = DIGITS.substring(0, length);
                MemorySegment page = Pages.identification(Pages.scsiName(prefix + rest, padding));
                String expected = type + (lowerCase ? rest.toLowerCase() : rest);
                for (int buffer = 10; buffer <= 45; buffer++) {
                    assertEquals(cut(expected, buffer), wwid(page, buffer));
                }
            }
        }
    }

    @Test
    void aScsiNamePrefixIsCaseSensitive() {
        assertEquals(ReplyFault.INVALID, fault(Pages.identification(Pages.scsiName("IQN.1994-05.com.example", 1))));
    }

    @Test
    void theBestRankWinsInAnyOrder() {
        byte[][] byRank = {
            Pages.naa(6), Pages.naa(5), Pages.naa(2), Pages.eui64(8), Pages.scsiName("iqn.x", 1), Pages.t10("LIO-ORG x"),
            Pages.naa(3),
        };
        for (int better = 0; better < byRank.length; better++) {
            for (int worse = better + 1; worse < byRank.length; worse++) {
                String expected = wwid(byRank[better]);
                assertEquals(expected, wwid(byRank[better], byRank[worse]));
                assertEquals(expected, wwid(byRank[worse], byRank[better]));
            }
        }
    }

    @Test
    void ofTwoDesignatorsOfOneRankTheFirstWins() {
        assertEquals("2" + DIGITS.substring(0, 32).toLowerCase(), wwid(Pages.eui64(16), Pages.eui64(8)));
        assertEquals("2" + DIGITS.substring(0, 16).toLowerCase(), wwid(Pages.eui64(8), Pages.eui64(16)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Designators.ASSOCIATION_TARGET_PORT, Designators.ASSOCIATION_TARGET_DEVICE})
    void designatorsOfPortAndTargetDoNotIdentifyTheLogicalUnit(int association) {
        byte[] foreign = Pages.naa(6);
        foreign[1] |= (byte) (association << 4);
        assertEquals("1Linux_x", wwid(foreign, Pages.t10(VENDOR + "x")));
        assertEquals(ReplyFault.NOT_FOUND, fault(Pages.identification(foreign)));
    }

    @Test
    void whatHasNoRankIsNotFoundIfItIsValid() {
        assertEquals(ReplyFault.NOT_FOUND, fault(Pages.identification()));
        assertEquals(ReplyFault.NOT_FOUND, fault(logicalUnit(Designators.TYPE_VENDOR_SPECIFIC, 0)));
        assertEquals(ReplyFault.NOT_FOUND, fault(logicalUnit(Designators.TYPE_UUID, 18)));
        assertEquals(ReplyFault.NOT_FOUND, fault(logicalUnit(Designators.TYPE_LOGICAL_UNIT_GROUP, 4)));
        assertEquals(ReplyFault.NOT_FOUND, fault(logicalUnit(Designators.TYPE_MD5_LOGICAL_UNIT, 16)));
    }

    private static MemorySegment logicalUnit(int type, int length) {
        return Pages.identification(Pages.designator(1, 0, type, new byte[length]));
    }

    @Test
    void reservedTypesAssociationsAuthoritiesAndWrongLengthsAreInvalid() {
        for (int type : new int[] {0x4, 0x5, 0x9, 0xB, 0xC, 0xD, 0xE, 0xF}) {
            assertEquals(ReplyFault.INVALID, fault(logicalUnit(type, 4)), "type " + type);
        }
        assertEquals(ReplyFault.INVALID, fault(Pages.identification(Pages.designator(1, 3, 3, new byte[16]))));
        for (int authority : new int[] {0, 1, 4, 7, 8, 9}) {
            assertEquals(ReplyFault.INVALID, fault(Pages.identification(Pages.naa(authority))), "NAA " + authority);
        }
        assertEquals(ReplyFault.INVALID, fault(logicalUnit(Designators.TYPE_LOGICAL_UNIT_GROUP, 5)));
        assertEquals(ReplyFault.INVALID, fault(logicalUnit(Designators.TYPE_MD5_LOGICAL_UNIT, 15)));
        assertEquals(ReplyFault.INVALID, fault(logicalUnit(Designators.TYPE_T10_VENDOR_ID, 7)));
        assertEquals(ReplyFault.INVALID, fault(logicalUnit(Designators.TYPE_SCSI_NAME, 3)));
        assertEquals(ReplyFault.INVALID, fault(logicalUnit(Designators.TYPE_NAA, 0)));
    }

    @Test
    void anInvalidDesignatorDoesNotHideAGoodOne() {
        byte[] invalid = Pages.naa(7);
        assertEquals(wwid(Pages.naa(5)), wwid(invalid, Pages.naa(5)));
        assertEquals(wwid(Pages.naa(5)), wwid(Pages.naa(5), invalid));
    }

    @Test
    void anOverflowEndsTheSearchAndKeepsWhatWasFound() {
        byte[] overlong = Pages.naa(6);
        overlong[3] = 17;
        assertEquals(wwid(Pages.naa(5)), wwid(Pages.naa(5), overlong));
        assertEquals(ReplyFault.OVERFLOW, fault(Pages.identification(overlong)));
    }

    /** A designator whose length field says {@code stated}; the page keeps its length. Expected: characters or a fault. */
    @ParameterizedTest
    @CsvSource({
        "8, 8, 17", "8, 12, OVERFLOW", "8, 9, OVERFLOW", "8, 7, INVALID", "8, 5, INVALID", "8, 4, OVERFLOW",
        "8, 0, OVERFLOW",
        "12, 12, 25", "12, 16, OVERFLOW", "12, 13, OVERFLOW", "12, 11, INVALID", "12, 9, INVALID", "12, 8, 17",
        "12, 7, OVERFLOW", "12, 0, OVERFLOW",
        "16, 16, 33", "16, 17, OVERFLOW", "16, 15, INVALID", "16, 13, INVALID", "16, 12, 25", "16, 11, OVERFLOW",
        "16, 8, 17", "16, 7, OVERFLOW", "16, 0, OVERFLOW",
    })
    void anEui64OfTheWrongLengthIsAnErrorUnlessItIsAnotherLegalOne(int bytes, int stated, String expected) {
        checkStatedLength(Pages.eui64(bytes), stated, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 16, 33", "6, 17, OVERFLOW", "6, 15, INVALID", "6, 8, OVERFLOW", "6, 0, OVERFLOW",
        "5, 8, 17", "5, 16, OVERFLOW", "5, 9, OVERFLOW", "5, 7, INVALID", "5, 4, OVERFLOW", "5, 0, OVERFLOW",
    })
    void anNaaOfTheWrongLengthIsAnError(int authority, int stated, String expected) {
        checkStatedLength(Pages.naa(authority), stated, expected);
    }

    private static void checkStatedLength(byte[] designator, int stated, String expected) {
        designator[3] = (byte) stated;
        MemorySegment page = Pages.identification(designator);
        if (Character.isDigit(expected.charAt(0))) {
            String wwid = wwid(page, 40);
            assertEquals(Integer.parseInt(expected), wwid.length());
            assertEquals(HexFormat.of().formatHex(designator, 4, 4 + stated), wwid.substring(1));
        } else {
            assertEquals(ReplyFault.valueOf(expected), fault(page));
        }
    }

    @Test
    void aPageThatIsLongerThanWhatCameIsReadAsFarAsItCame() {
        MemorySegment page = Pages.identification(Pages.naa(6), new byte[400]);
        assertEquals(wwid(Pages.naa(6)), wwid(page.asSlice(0, 254), 40));
        assertEquals(ReplyFault.OVERFLOW, fault(page.asSlice(0, 23)));
    }

    @Test
    void ofAnOverlongDesignator128BytesCount() {
        byte[] name = Pages.designator(3, 0, Designators.TYPE_SCSI_NAME, Pages.ascii("iqn." + "x".repeat(200)));
        assertEquals("8" + "x".repeat(124), wwid(Pages.identification(name), 256));
        assertEquals("1" + "x".repeat(128), wwid(Pages.identification(Pages.t10("x".repeat(200))), 256));
        assertEquals("1" + "x".repeat(126), wwid(Pages.t10("x".repeat(200))));
    }

    @Test
    void aT10VendorIdOfBlanksOnlyIsJustItsType() {
        assertEquals("1", wwid(Pages.t10(" ".repeat(12))));
        assertEquals("1_x", wwid(Pages.t10(" ".repeat(11) + "x")));
        assertEquals("1ab", wwid(Pages.t10("ab\0defghi")));
    }

    @Test
    void noRoomForACharacterIsNoWwidAndNoFault() {
        MemorySegment page = Pages.identification(Pages.naa(6));
        assertEquals(0, Designators.wwid(page, (int) page.byteSize(), MemorySegment.ofArray(new byte[1])));
        assertEquals("3", wwid(page, 2));
        assertEquals("3", wwid(page, 3));
        assertEquals("36" + "1", wwid(page, 4));
    }

    @Test
    void aPageThatIsNotIdentificationHasNoWwid() {
        assertEquals(ReplyFault.WRONG_PAGE, fault(Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.naa(6))));
        assertEquals(ReplyFault.SHORT, fault(Bytes.of(0, 0x83, 0)));
    }
}
