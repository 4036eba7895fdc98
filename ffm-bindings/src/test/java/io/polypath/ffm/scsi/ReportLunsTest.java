package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class ReportLunsTest {
    private static final MemorySegment THREE = Replies.LUNS;

    private static ReplyFault fault(MemorySegment reply, int allocation) {
        return ReplyFault.of(ReportLuns.count(reply, (int) reply.byteSize(), allocation));
    }

    @Test
    void theReplyListsItsLuns() {
        assertEquals(3, ReportLuns.count(THREE, 32, 8200));
        assertEquals(0, Lun.kernelOf(ReportLuns.lun(THREE, 0)));
        assertEquals(1, Lun.kernelOf(ReportLuns.lun(THREE, 1)));
        assertEquals(0x4100, Lun.kernelOf(ReportLuns.lun(THREE, 2)));
    }

    @Test
    void aTargetMayHaveNoLogicalUnit() {
        assertEquals(0, ReportLuns.count(Bytes.hex("00000000 00000000"), 8, 8200));
    }

    @Test
    void aLongListSaysHowMuchItNeeds() {
        assertEquals(ReplyFault.LONGER, fault(THREE.asSlice(0, 16), 16));
        assertEquals(32, ReportLuns.neededBytes(THREE, 16));
        assertEquals(0x1_0000_0007L, ReportLuns.neededBytes(Bytes.hex("ffffffff 00000000"), 8));
        assertEquals(ReplyFault.LONGER, fault(Bytes.hex("ffffffff 00000000"), Integer.MAX_VALUE));
    }

    @Test
    void aListThatFitsAndDidNotArriveIsTruncated() {
        assertEquals(ReplyFault.TRUNCATED, fault(THREE.asSlice(0, 31), 8200));
    }

    @Test
    void aListWithHalfALunIsInvalid() {
        assertEquals(ReplyFault.INVALID, fault(Bytes.hex("00000004 00000000 00000000"), 8200));
    }

    @Test
    void lessThanAHeaderIsShort() {
        assertEquals(ReplyFault.SHORT, fault(Bytes.hex("00000000 000000"), 8200));
        assertEquals(ReplyFault.SHORT, ReplyFault.of(ReportLuns.neededBytes(Bytes.of(), 0)));
    }
}
