package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ControlModePageTest {

    private static final String REPLY = "00120010000000008a0a023200000000ffff0000";

    private static MemorySegment bytes(String hex) {
        return MemorySegment.ofArray(HexFormat.of().parseHex(hex));
    }

    @Test
    void aWholePageWithoutBlockDescriptorsIsValid() {
        assertTrue(ControlModePage.isValid(bytes(REPLY), 20));
        for (int length = 0; length < 20; length++) {
            assertFalse(ControlModePage.isValid(bytes(REPLY), length));
        }
        assertFalse(ControlModePage.isValid(bytes("00120010000000088a0a023200000000ffff0000"), 20));
        assertFalse(ControlModePage.isValid(bytes("00120010000000001c0a023200000000ffff0000"), 20));
        assertFalse(ControlModePage.isValid(bytes("00120010000000008a08023200000000ffff0000"), 20));
    }

    @Test
    void tasIsOneBit() {
        assertFalse(ControlModePage.abortedStatus(bytes(REPLY)));
        assertTrue(ControlModePage.abortedStatus(bytes("00120010000000008a0a023200400000ffff0000")));
    }

    @Test
    void whatIsSelectedIsWhatWasButForTas() {
        byte[] page = new byte[ControlModePage.SIZE_BYTES];
        ControlModePage.copy(bytes(REPLY), page);
        ControlModePage.selectAbortedStatus(page);
        assertEquals("00000000000000000a0a023200400000ffff0000", HexFormat.of().formatHex(page));
    }
}
