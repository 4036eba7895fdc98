package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void aFieldHoldsATextOfAsciiAndNothingBehindIt() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment field = arena.allocateFrom("mpatha");
            assertTrue(CString.holds(field, 0, 7, "mpatha"));
            assertTrue(CString.holds(field, 5, 2, "a"));
            assertFalse(CString.holds(field, 0, 6, "mpatha"), "without room for its NUL");
            assertFalse(CString.holds(field, 0, 7, "mpath"));
            assertFalse(CString.holds(field, 0, 7, "mpathb"));
            MemorySegment umlaut = CString.allocate(arena, "ä");
            assertFalse(CString.holds(umlaut, 0, 3, "ä"));
            assertThrows(IndexOutOfBoundsException.class, () -> CString.holds(field, 0, 8, "mpatha"));
        }
    }

    @Test
    void aTextWithNulIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            assertThrows(IllegalArgumentException.class, () -> CString.allocate(arena, "/dev/sda\0/../etc"));
        }
    }
}
