package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DmDeviceTest {
    @Test
    void everyMajorAndManyMinorsSurviveTheRoundTrip() {
        for (int major = 0; major < 4096; major++) {
            for (int minor = 0; minor < 1 << 20; minor += 1021) {
                long number = DmDevice.number(major, minor);
                assertEquals(major, DmDevice.major(number));
                assertEquals(minor, DmDevice.minor(number));
            }
        }
    }

    @Test
    void aSmallMinorIsTheOldSixteenBitNumber() {
        assertEquals(0x0810, DmDevice.number(8, 16));
        assertEquals(0x1000_41_05L, DmDevice.number(65, 0x10005));
    }

    @Test
    void numbersThatLinuxDoesNotHaveAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> DmDevice.number(4096, 0));
        assertThrows(IllegalArgumentException.class, () -> DmDevice.number(8, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> DmDevice.number(-1, 0));
    }
}
