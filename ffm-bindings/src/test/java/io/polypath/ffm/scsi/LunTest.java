package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LunTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0x0000000000000000",
        "1, 0x0001000000000000",
        "255, 0x00ff000000000000",
        "16640, 0x4100000000000000",
        "49409, 0xc101000000000000",
        "65537, 0x0001000100000000",
        "281474976710656, 0x0000000000000001",
    })
    void theKernelsIntegerAndTheWireFormAreTheSameLun(long kernel, String wire) {
        assertEquals(wire, Lun.text(Lun.wireOf(kernel)));
        assertEquals(kernel, Lun.kernelOf(Lun.parse(wire)));
        assertEquals(Lun.parse(wire), Lun.parse(Long.toString(kernel)));
    }

    @Test
    void thereAndBackIsTheSameForAnyNumber() {
        Random random = new Random(20_260_310);
        for (int i = 0; i < 100_000; i++) {
            long lun = random.nextLong();
            assertEquals(lun, Lun.kernelOf(Lun.wireOf(lun)));
            assertEquals(lun, Lun.parse(Lun.text(lun)));
            assertEquals(lun, Lun.kernelOf(Lun.parse(Long.toUnsignedString(lun))));
        }
    }

    @Test
    void noLunIsAllOnes() {
        assertEquals("0xffffffffffffffff", Lun.text(Lun.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0x1", "0x00000000000000000", "0x000000000000000g", "x", "1x", "0x+000000000000001",
        "99999999999999999999"})
    void anyOtherTextIsNoLun(String text) {
        assertEquals(Lun.NONE, Lun.parse(text));
    }
}
