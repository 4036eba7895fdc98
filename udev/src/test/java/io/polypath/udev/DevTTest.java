package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DevTTest {
    @Test
    void textAndPackedFormComeBack() {
        for (DevT number : List.of(new DevT(0, 0), new DevT(8, 16), new DevT(4095, 1_048_575))) {
            assertEquals(number, DevT.parse(number.toString()));
            assertEquals(number, DevT.ofPacked(number.packed()));
        }
    }

    @Test
    void whatIsNotADeviceNumberIsNone() {
        for (String text : List.of("", ":", "8", "8:", ":8", "8:0:1", "-8:0", "8:-1", " 8:0", "8:0 ", "4096:0", "8:1048576",
                "88888:0", "8:99999999", "8:12345678901234567890", "a:b")) {
            assertNull(DevT.parse(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> new DevT(4096, 0));
        assertThrows(IllegalArgumentException.class, () -> new DevT(8, -1));
    }

    @Test
    void theyAreOrderedByMajorThenMinor() {
        assertTrue(new DevT(8, 240).compareTo(new DevT(65, 0)) < 0);
        assertTrue(new DevT(8, 16).compareTo(new DevT(8, 0)) > 0);
    }
}
