package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DmDependenciesTest {
    private final Arena arena = Arena.ofConfined();
    private final DmRequest request = new DmRequest(arena, 512);
    private final DmDependencies dependencies = new DmDependencies(request);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void theDevicesOfATableAreListed() {
        new Answer(request, 47).u64(2).u64(DmDevice.number(8, 16)).u64(DmDevice.number(65, 0)).finish();
        assertEquals(2, dependencies.read());
        assertEquals(DmDevice.number(65, 0), dependencies.device(1));
        assertThrows(IndexOutOfBoundsException.class, () -> dependencies.device(2));
    }

    @Test
    void aDeviceWithoutATableHasNone() {
        new Answer(request, 47).finish();
        assertEquals(0, dependencies.read());
        new Answer(request, 47).u64(0).finish();
        assertEquals(0, dependencies.read());
    }

    @Test
    void aCountBeyondTheAnswerIsMalformedAndNothingCanBeRead() {
        for (int count : new int[] {2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            new Answer(request, 47).u32(count).u32(0).u64(5).finish();
            assertEquals(-Errno.EBADMSG, dependencies.read(), () -> "count " + count);
            assertThrows(IndexOutOfBoundsException.class, () -> dependencies.device(0));
        }
        new Answer(request, 47).u32(0).finish();
        assertEquals(-Errno.EBADMSG, dependencies.read());
    }
}
