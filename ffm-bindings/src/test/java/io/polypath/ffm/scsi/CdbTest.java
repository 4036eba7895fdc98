package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CdbTest {
    private final MemorySegment cdb = MemorySegment.ofArray(new byte[Cdb.SIZE_BYTES]);

    private void writes(String expected, ToIntFunction<MemorySegment> writer) {
        cdb.fill((byte) 0xFF);
        int length = writer.applyAsInt(cdb);
        String digits = expected.replace(" ", "");
        assertEquals(digits, Bytes.hex(cdb, length));
        assertEquals("00".repeat(Cdb.SIZE_BYTES - length), Bytes.hex(cdb.asSlice(length), Cdb.SIZE_BYTES - length));
    }

    private static void refused(Executable writer) {
        assertThrows(IllegalArgumentException.class, writer);
    }

    @Test
    void everyCommandHasTheStandardsBytes() {
        writes("00 00 00 00 00 00", Cdb::testUnitReady);
        writes("12 00 00 00 24 00", c -> Cdb.inquiry(c, false, 0, 36));
        writes("12 01 83 10 00 00", c -> Cdb.inquiry(c, true, 0x83, 4096));
        writes("12 01 80 00 ff 00", c -> Cdb.inquiry(c, true, 0x80, 255));
        writes("03 00 00 00 40 00", c -> Cdb.requestSense(c, false, 64));
        writes("03 01 00 00 fc 00", c -> Cdb.requestSense(c, true, 252));
        writes("a3 0a 00 00 00 00 00 00 10 00 00 00", c -> Cdb.reportTargetPortGroups(c, 4096, false));
        writes("a3 2a 00 00 00 00 00 01 00 04 00 00", c -> Cdb.reportTargetPortGroups(c, 0x10004, true));
        writes("28 00 00 00 00 00 00 00 08 00", c -> Cdb.read10(c, 0, 8));
        writes("28 00 ff ff ff fe 00 ff ff 00", c -> Cdb.read10(c, 0xFFFF_FFFEL, 0xFFFF));
        writes("88 00 01 02 03 04 05 06 07 08 00 00 00 01 00 00", c -> Cdb.read16(c, 0x0102030405060708L, 1));
        writes("a0 00 00 00 00 00 00 00 20 08 00 00", c -> Cdb.reportLuns(c, 8200));
        writes("9e 10 00 00 00 00 00 00 00 00 00 00 00 20 00 00", c -> Cdb.readCapacity16(c, 32));
        writes("5a 08 4a 01 00 00 00 01 00 00", c -> Cdb.modeSense10(c, 1, 0x0A, 1, 256));
        writes("55 11 00 00 00 00 00 00 14 00", c -> Cdb.modeSelect10(c, true, 20));
        writes("5e 01 00 00 00 00 00 20 00 00", c -> Cdb.persistentReserveIn(c, 1, 8192));
        writes("5f 06 05 00 00 00 00 00 18 00", c -> Cdb.persistentReserveOut(c, 6, 0, 5, 24));
    }

    @Test
    void anArgumentThatDoesNotFitItsFieldIsRefused() {
        refused(() -> Cdb.inquiry(cdb, false, 0x83, 36));
        refused(() -> Cdb.inquiry(cdb, true, 0x100, 36));
        refused(() -> Cdb.inquiry(cdb, true, 0x83, 0x10000));
        refused(() -> Cdb.requestSense(cdb, false, 256));
        refused(() -> Cdb.reportTargetPortGroups(cdb, -1, false));
        refused(() -> Cdb.read10(cdb, 0x1_0000_0000L, 1));
        refused(() -> Cdb.read10(cdb, -1, 1));
        refused(() -> Cdb.read10(cdb, 0, 0x10000));
        refused(() -> Cdb.read16(cdb, -1, 1));
        refused(() -> Cdb.reportLuns(cdb, 15));
        refused(() -> Cdb.modeSense10(cdb, 4, 0, 0, 8));
        refused(() -> Cdb.modeSense10(cdb, 0, 0x40, 0, 8));
        refused(() -> Cdb.persistentReserveIn(cdb, 0x20, 8));
        refused(() -> Cdb.persistentReserveOut(cdb, 0, 16, 0, 24));
    }
}
