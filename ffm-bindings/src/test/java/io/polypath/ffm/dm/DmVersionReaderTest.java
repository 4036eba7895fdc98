package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DmVersionReaderTest {
    private final Arena arena = Arena.ofConfined();
    private final DmRequest request = new DmRequest(arena, 512);
    private final DmVersionReader reader = new DmVersionReader(request);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void targetsAreListedWithTheirVersion() {
        versions().finish();
        reader.begin();
        assertEquals(1, reader.next());
        assertEquals("multipath", reader.name());
        assertEquals("1.14.0", reader.major() + "." + reader.minor() + "." + reader.patch());
        assertEquals(1, reader.next());
        assertEquals("zero", reader.name());
        assertEquals(0, reader.next());
    }

    @Test
    void aNextThatLeavesTheBufferOrANameWithoutNulIsMalformed() {
        for (int next : new int[] {4, 12, 16, 20, 40, -4}) {
            new Answer(request, 47).u32(next).u32(1).u32(0).u32(0).u32(0x61616161).finish();
            assertEquals(-Errno.EBADMSG, reader.begin().next(), () -> "next " + next);
        }
    }

    @Test
    void noDamagedAnswerLeadsOutOfTheBuffer() {
        SplittableRandom random = new SplittableRandom(20260104);
        for (int round = 0; round < 20_000; round++) {
            versions().finish();
            Answer.damage(request, random);
            if (request.accept() == 0) {
                readEverything();
            }
        }
    }

    private void readEverything() {
        reader.begin();
        int result;
        while ((result = reader.next()) == 1) {
            reader.name();
            reader.patch();
        }
        assertTrue(result == 0 || result == -Errno.EBADMSG);
    }

    private Answer versions() {
        return new Answer(request, 47).u32(32).u32(1).u32(14).u32(0).text("multipath")
                .u32(0).u32(1).u32(1).u32(0).text("zero");
    }
}
