package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class CStringTest {
    @Test
    void aStringIsReadBackAsItWasWritten() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = CString.allocate(arena, "mpäth");
            assertEquals(7, name.byteSize());
            assertEquals("mpäth", CString.read(name, 0, 7));
            assertEquals(6, CString.length(name, 0, 7));
        }
    }

    @Test
    void aFieldWithoutNulEndsWhereTheFieldEnds() {
        MemorySegment field = MemorySegment.ofArray(new byte[] {'a', 'b', 'c', 'd'});
        assertEquals(-1, CString.length(field, 1, 2));
        assertEquals("bc", CString.read(field, 1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> CString.length(field, 1, 4));
    }

    @Test
    void aTextWithNulIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            assertThrows(IllegalArgumentException.class, () -> CString.allocate(arena, "/dev/sda\0/../etc"));
        }
    }
}
