package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenseTest {
    private static final String FIXED = "70 00 02 00 00 00 00 0a 00 00 00 00 04 0b 00 00 00 00";

    private static long decode(String digits) {
        MemorySegment sense = Bytes.hex(digits);
        return Sense.decode(sense, (int) sense.byteSize());
    }

    @Test
    void fixedFormatGivesKeyAndCodes() {
        long sense = decode(FIXED);
        assertTrue(Sense.hasKey(sense));
        assertTrue(Sense.hasCodes(sense));
        assertFalse(Sense.isDeferred(sense));
        assertFalse(Sense.hasInformation(sense));
        assertEquals(SenseKey.NOT_READY, Sense.key(sense));
        assertEquals(0x04, Sense.asc(sense));
        assertEquals(0x0B, Sense.ascq(sense));
        assertEquals(SenseCode.PORT_STANDBY, Sense.triple(sense));
        assertTrue(Sense.is(sense, SenseCode.PORT_STANDBY));
        assertEquals(ReplyFault.NONE, Sense.fault(sense));
    }

    @Test
    void descriptorFormatGivesKeyAndCodes() {
        assertTrue(Sense.is(decode("72 06 2a 06 00 00 00 00"), SenseCode.ACCESS_STATE_CHANGED));
        assertTrue(Sense.is(decode("72 05 25 00"), SenseCode.LOGICAL_UNIT_NOT_SUPPORTED));
    }

    @Test
    void keyAndCodesMakeThePackedValueThatTheyWereTakenFrom() {
        assertEquals(decode(FIXED), Sense.of(SenseKey.NOT_READY, 0x04, 0x0B));
    }

    @Test
    void deferredSenseKeepsItsCodesButIsNotAboutThisCommand() {
        for (String digits : new String[] {FIXED.replaceFirst("70", "71"), "73 02 04 0b 00 00 00 00"}) {
            long sense = decode(digits);
            assertTrue(Sense.isDeferred(sense));
            assertEquals(SenseCode.PORT_STANDBY, Sense.triple(sense));
            assertFalse(Sense.is(sense, SenseCode.PORT_STANDBY));
        }
    }

    @Test
    void bitsBesideTheSenseKeyAreIgnored() {
        assertEquals(SenseKey.MEDIUM_ERROR, Sense.key(decode("70 00 e3 00 00 00 00 00")));
        assertEquals(SenseKey.MEDIUM_ERROR, Sense.key(decode("72 f3 11 00")));
    }

    @Test
    void fixedFormatWithoutTheCodesHasOnlyAKey() {
        for (int length = 3; length < 14; length++) {
            long sense = Sense.decode(Bytes.hex(FIXED).asSlice(0, length), length);
            assertTrue(Sense.hasKey(sense), "" + length);
            assertFalse(Sense.hasCodes(sense), "" + length);
            assertEquals(0x02_00_00, Sense.triple(sense));
            assertFalse(Sense.is(sense, 0x02_00_00));
        }
    }

    @Test
    void codesBehindTheAdditionalLengthDoNotCount() {
        assertFalse(Sense.hasCodes(decode("70 00 02 00 00 00 00 05 00 00 00 00 04 0b 00 00 00 00")));
        assertTrue(Sense.hasCodes(decode("70 00 02 00 00 00 00 06 00 00 00 00 04 0b 00 00 00 00")));
    }

    @ParameterizedTest
    @CsvSource({"70, SHORT", "70 00, SHORT", "72, SHORT", "7f 00 00 00, WRONG_PAGE", "00 00 00 00, WRONG_PAGE"})
    void whatCannotBeDecodedSaysWhyAndHasNoKey(String digits, ReplyFault fault) {
        long sense = decode(digits);
        assertFalse(Sense.hasKey(sense));
        assertFalse(Sense.hasCodes(sense));
        assertEquals(fault, Sense.fault(sense));
        assertTrue(sense > 0);
    }

    @Test
    void noBytesAreNoSense() {
        assertEquals(Sense.NONE, Sense.decode(Bytes.of(), 0));
        assertEquals(Sense.NONE, Sense.decode(Bytes.hex(FIXED), -1));
        assertEquals(ReplyFault.NONE, Sense.fault(Sense.NONE));
        assertFalse(Sense.hasKey(Sense.NONE));
    }

    @Test
    void aLengthBeyondTheBufferIsCutAtTheBuffer() {
        assertEquals(decode(FIXED), Sense.decode(Bytes.hex(FIXED), 255));
    }

    @Test
    void informationOfFixedFormatHas32Bits() {
        MemorySegment sense = Bytes.hex("f0 00 03 89 ab cd ef 0a 00 00 00 00 11 00 00 00 00 00");
        assertTrue(Sense.hasInformation(Sense.decode(sense, 18)));
        assertEquals(0x89AB_CDEFL, Sense.information(sense, 18));
    }

    @Test
    void informationOfDescriptorFormatIsFoundBehindOtherDescriptors() {
        MemorySegment sense = Bytes.hex("72 03 11 00 00 00 00 10 02 02 00 00 00 0a 80 00 01 02 03 04 05 06 07 08");
        assertTrue(Sense.hasInformation(Sense.decode(sense, 24)));
        assertEquals(0x0102030405060708L, Sense.information(sense, 24));
        assertFalse(Sense.hasInformation(Sense.decode(sense, 23)));
        assertEquals(0, Sense.information(sense, 23));
    }

    @Test
    void informationThatIsNotValidIsNotThere() {
        MemorySegment sense = Bytes.hex("72 03 11 00 00 00 00 0c 00 0a 00 00 01 02 03 04 05 06 07 08");
        assertFalse(Sense.hasInformation(Sense.decode(sense, 20)));
    }

    @Test
    void everyKeyAscAndAscqSurvivesBothFormats() {
        for (int codes = 0; codes <= 0xFFFF; codes++) {
            int key = codes % 16;
            MemorySegment fixed = Bytes.of(0x70, 0, key, 0, 0, 0, 0, 6, 0, 0, 0, 0, codes >> 8, codes);
            MemorySegment descriptor = Bytes.of(0x72, key, codes >> 8, codes);
            assertEquals(key << 16 | codes, Sense.triple(Sense.decode(fixed, 14)));
            assertEquals(key << 16 | codes, Sense.triple(Sense.decode(descriptor, 4)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "72 06 2a 06          | 06/2A/06 asymmetric access state changed",
        "72 06 2a 07          | 06/2A/07 implicit asymmetric access state transition failed",
        "72 02 04 0a          | 02/04/0A not accessible, asymmetric access state transition",
        "72 05 25 00          | 05/25/00 logical unit not supported",
        "73 03 11 00          | 03/11/00 unrecovered read error (deferred)",
        "72 04 3e 01          | 04/3E/01 logical unit failure",
        "72 0b ff ff          | 0B/FF/FF aborted command",
        "70 00 06             | 06/-/- unit attention",
        "7e                   | unusable sense data: another page or format than the one asked for",
    })
    void senseDataReadsAsNumbersAndWords(String digits, String expected) {
        assertEquals(expected, SenseText.describe(decode(digits)));
    }

    @Test
    void everyCodeThatDecidesSomethingHasWordsOfItsOwn() throws IllegalAccessException {
        Set<String> words = new HashSet<>();
        for (Field code : SenseCode.class.getFields()) {
            int triple = code.getInt(null);
            String text = SenseText.describe(Sense.decode(Bytes.of(0x72, triple >> 16, triple >> 8, triple), 4));
            assertFalse(text.endsWith(SenseKey.name(triple >> 16)), text);
            assertTrue(words.add(text), text);
        }
    }

    @Test
    void theAbsenceOfSenseDataIsSaid() {
        assertEquals("no sense data", SenseText.describe(Sense.NONE));
    }
}
