package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final MemorySegment LIO = Replies.INQUIRY;

    @Test
    void standardDataGivesItsFields() {
        assertEquals(Inquiry.QUALIFIER_CONNECTED, Inquiry.peripheralQualifier(LIO, 36));
        assertEquals(Inquiry.TYPE_DIRECT_ACCESS, Inquiry.peripheralType(LIO, 36));
        assertEquals(5, Inquiry.version(LIO, 36));
        assertEquals(Inquiry.TPGS_BOTH, Inquiry.tpgs(LIO, 36));
        assertEquals("LIO-ORG", Inquiry.vendor(LIO, 36));
        assertEquals("rd0", Inquiry.product(LIO, 36));
        assertEquals("4.0", Inquiry.revision(LIO, 36));
    }

    @Test
    void anUnmappedLogicalUnitShowsInByteZero() {
        MemorySegment gone = Bytes.of(0x3F);
        assertEquals(Inquiry.QUALIFIER_NOT_CONNECTED, Inquiry.peripheralQualifier(gone, 1));
        assertEquals(Inquiry.TYPE_UNKNOWN, Inquiry.peripheralType(gone, 1));
        assertEquals(Inquiry.QUALIFIER_NOT_CAPABLE, Inquiry.peripheralQualifier(Bytes.of(0x7F), 1));
    }

    @Test
    void everyFieldNeedsItsOwnBytesAndNoMore() {
        for (int received = 0; received <= 36; received++) {
            MemorySegment reply = LIO.asSlice(0, received);
            assertEquals(received >= 1, Inquiry.peripheralQualifier(reply, received) >= 0);
            assertEquals(received >= 1, Inquiry.peripheralType(reply, received) >= 0);
            assertEquals(received >= 3, Inquiry.version(reply, received) >= 0);
            assertEquals(received >= 6, Inquiry.tpgs(reply, received) >= 0);
            assertEquals(received >= 16 ? "LIO-ORG" : "", Inquiry.vendor(reply, received));
            assertEquals(received >= 32 ? "rd0" : "", Inquiry.product(reply, received));
            assertEquals(received >= 36 ? "4.0" : "", Inquiry.revision(reply, received));
        }
        assertEquals(ReplyFault.SHORT, ReplyFault.of(Inquiry.tpgs(LIO, 5)));
    }

    @Test
    void onlyTwoBitsOfByteFiveAreTpgs() {
        for (int byte5 = 0; byte5 <= 0xFF; byte5++) {
            assertEquals(byte5 >> 4 & 3, Inquiry.tpgs(Bytes.of(0, 0, 5, 2, 1, byte5), 6));
        }
    }

    @Test
    void blanksInsideANameStayAndANulEndsIt() {
        MemorySegment reply = MemorySegment.ofArray(Pages.ascii("\0\0\5\2\37\0\0\0  A B   Virtual Disk\0xyz\0\0\0\0"));
        assertEquals("A B", Inquiry.vendor(reply, 36));
        assertEquals("Virtual Disk", Inquiry.product(reply, 36));
        assertEquals("", Inquiry.revision(reply, 36));
    }
}
