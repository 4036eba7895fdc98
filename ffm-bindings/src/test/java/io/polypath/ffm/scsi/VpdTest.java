package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class VpdTest {
    @Test
    void aPageLongerThanTheFirstReadSaysHowManyBytesToAskFor() {
        MemorySegment page = Pages.page(0x83, new byte[255]);
        assertEquals(259, Vpd.totalBytes(page.asSlice(0, 254), 254, 0x83));
        assertEquals(254, Vpd.usableBytes(page.asSlice(0, 254), 254, 0x83));
    }

    @Test
    void aPageShorterThanTheBufferEndsWhereItSays() {
        MemorySegment buffer = MemorySegment.ofArray(new byte[4096]);
        MemorySegment.copy(Pages.page(0x83, new byte[20]), 0, buffer, 0, 24);
        assertEquals(24, Vpd.usableBytes(buffer, 4096, 0x83));
    }

    @Test
    void theLongestPageHas65539Bytes() {
        assertEquals(65_539, Vpd.totalBytes(Bytes.of(0, 0x83, 0xFF, 0xFF), 4, 0x83));
    }

    @Test
    void aShortOrWrongPageIsAFault() {
        assertEquals(ReplyFault.SHORT, ReplyFault.of(Vpd.totalBytes(Bytes.of(0, 0x83, 0), 3, 0x83)));
        assertEquals(ReplyFault.SHORT, ReplyFault.of(Vpd.usableBytes(Bytes.of(), 0, 0x83)));
        assertEquals(ReplyFault.WRONG_PAGE, ReplyFault.of(Vpd.totalBytes(Bytes.of(0, 0, 2, 2), 4, 0x83)));
        assertEquals(ReplyFault.WRONG_PAGE, ReplyFault.of(Vpd.usableBytes(Bytes.of(0, 0, 2, 2), 4, 0x83)));
    }

    @Test
    void pageZeroListsThePagesInIt() {
        MemorySegment list = Pages.page(0, new byte[] {0, (byte) 0x80, (byte) 0x83, (byte) 0xC9});
        for (int code = 0; code <= 0xFF; code++) {
            boolean listed = code == 0 || code == 0x80 || code == 0x83 || code == 0xC9;
            assertEquals(listed, Vpd.lists(list, 8, code), "page " + code);
        }
    }

    @Test
    void pageZeroListsNothingBeyondWhatItAnnouncesOrWhatCame() {
        MemorySegment list = Bytes.of(0, 0, 0, 2, 0, 0x80, 0x83);
        assertTrue(Vpd.lists(list, 7, 0x80));
        assertFalse(Vpd.lists(list, 7, 0x83));
        assertFalse(Vpd.lists(list, 5, 0x80));
        assertFalse(Vpd.lists(Bytes.of(0, 0x83, 0, 2, 0, 0x80), 6, 0x80));
    }
}
