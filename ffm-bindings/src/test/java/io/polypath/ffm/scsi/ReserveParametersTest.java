package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReserveParametersTest {
    private final MemorySegment out = MemorySegment.ofArray(new byte[512]).fill((byte) 0xFF);

    @Test
    void keysAndFlagsStandWhereTheStandardHasThem() {
        int flags = ReserveParameters.APTPL | ReserveParameters.ALL_TARGET_PORTS;
        assertEquals(24, ReserveParameters.write(out, 0x0102030405060708L, 0xabc, flags));
        assertEquals("0102030405060708" + "0000000000000abc" + "00000000" + "05" + "000000", Bytes.hex(out, 24));
    }

    @Test
    void aFlagThatTheCommandDoesNotHaveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ReserveParameters.write(out, 1, 2, 0x08));
    }

    @Test
    void initiatorPortsFollowWithTheirLength() {
        List<TransportId> ports = List.of(TransportId.parse("fcp,2100001b32010203"), TransportId.parse("SAS,5000c5000000000a"));
        int length = ReserveParameters.write(out, 1, 2, 0, ports);
        assertEquals(24 + 4 + 48, length);
        assertEquals(length, ReserveParameters.sizeBytes(ports));
        assertEquals("08000000" + "00000030" + "00" + "00".repeat(7) + "2100001b32010203" + "00".repeat(8)
            + "06000000" + "5000c5000000000a" + "00".repeat(12), Bytes.hex(out.asSlice(20), length - 20));
    }

    @Test
    void anIscsiNameIsPaddedToAMultipleOfFour() {
        TransportId port = TransportId.parse("iqn.2005-03.org.e:h1,i,0x00023d000001");
        assertEquals(44, port.sizeBytes());
        port.write(out, 0);
        assertEquals(Bytes.hex(Replies.FULL_STATUS.asSlice(32), 44), Bytes.hex(out, 44));
        assertEquals(port, TransportId.at(out, 0));
        TransportId device = TransportId.parse("iqn.a");
        assertEquals(24, device.sizeBytes());
        device.write(out, 0);
        assertEquals("05000014" + "69716e2e61" + "00".repeat(15), Bytes.hex(out, 24));
    }

    @Test
    void anIscsiNameAlwaysHasRoomForItsNul() {
        for (int length = 4; length < 240; length++) {
            TransportId port = TransportId.parse("iqn." + "x".repeat(length - 4));
            port.write(out, 0);
            assertEquals(0, BigEndian.u8(out, port.sizeBytes() - 1));
            assertEquals(0, port.sizeBytes() % 4);
            assertEquals(port.sizeBytes(), TransportId.lengthBytes(out, 0, port.sizeBytes()));
            assertEquals(port, TransportId.at(out, 0));
        }
    }

    @Test
    void whatIsNoNameOfAnInitiatorPortIsNone() {
        for (String text : List.of("", "fcp,", "fcp,12", "sas,5000c5000000000g", "naa.5000", "iqn." + "x".repeat(236), "iqn.a b")) {
            assertNull(TransportId.parse(text), text);
        }
    }
}
