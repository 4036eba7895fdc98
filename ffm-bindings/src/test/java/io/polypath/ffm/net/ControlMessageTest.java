package io.polypath.ffm.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlMessageTest {
    private static final int SIZE = 64;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment control = arena.allocate(SIZE, Long.BYTES);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void aMessageBehindAnotherOneIsFound() {
        put(0, 20, Linux.SOL_SOCKET(), Linux.SCM_RIGHTS());
        put(24, ControlMessage.length(Credentials.SIZE_BYTES), Linux.SOL_SOCKET(), Linux.SCM_CREDENTIALS());
        assertEquals(40, ControlMessage.credentials(control, 0, 24 + ControlMessage.space(Credentials.SIZE_BYTES)));
    }

    @Test
    void aTruncatedPayloadDoesNotCount() {
        put(0, ControlMessage.length(Credentials.SIZE_BYTES) - 1, Linux.SOL_SOCKET(), Linux.SCM_CREDENTIALS());
        assertEquals(ControlMessage.NONE, ControlMessage.credentials(control, 0, SIZE));
    }

    @Test
    void lengthsThatMakeNoSenseEndTheSearch() {
        for (long length : new long[] {0, 15, -1, Long.MIN_VALUE, Long.MAX_VALUE, SIZE + 1}) {
            put(0, length, 0, 0);
            assertEquals(ControlMessage.NONE, ControlMessage.credentials(control, 0, SIZE), () -> "length " + length);
        }
        assertEquals(ControlMessage.NONE, ControlMessage.credentials(control, 0, SIZE + 1));
        assertEquals(ControlMessage.NONE, ControlMessage.credentials(control, 8, SIZE));
        assertEquals(ControlMessage.NONE, ControlMessage.credentials(control, 0, -1));
    }

    @Test
    void noBytesAtAllLeadOutOfTheBuffer() {
        SplittableRandom random = new SplittableRandom(20260101);
        for (int round = 0; round < 100_000; round++) {
            for (int word = 0; word < SIZE / Integer.BYTES; word++) {
                control.setAtIndex(ValueLayout.JAVA_INT, word, random.nextInt(-2, 40));
            }
            int bytes = random.nextInt(SIZE + 1);
            long at = ControlMessage.credentials(control, 0, bytes);
            assertTrue(at == ControlMessage.NONE || at + Credentials.SIZE_BYTES <= bytes);
        }
    }

    private void put(long at, long length, int level, int type) {
        control.set(ValueLayout.JAVA_LONG, at, length);
        control.set(ValueLayout.JAVA_INT, at + 8, level);
        control.set(ValueLayout.JAVA_INT, at + 12, type);
    }
}
