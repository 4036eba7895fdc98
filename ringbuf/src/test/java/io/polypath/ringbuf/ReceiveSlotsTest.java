package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiveSlotsTest {
    private static final int ROOM = 100;

    private final Arena arena = Arena.ofShared();
    private final ReceiveSlots slots = new ReceiveSlots(arena, 4, ROOM);

    @AfterEach
    void free() {
        arena.close();
    }

    private static MemorySegment bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return MemorySegment.ofArray(bytes);
    }

    @Test
    void aWrittenSlotReadsAsIfItHadBeenReceived() {
        slots.write(2, bytes(40), new Sender(17, 2, 1000, 4711), 123_456L);
        assertEquals(-1, bytes(40).mismatch(slots.payload(2).asSlice(0, slots.length(2))));
        assertFalse(slots.truncated(2));
        assertEquals(17, slots.senderPid(2));
        assertEquals(2, slots.senderGroups(2));
        assertEquals(1000, slots.credUid(2));
        assertEquals(4711, slots.credPid(2));
        assertEquals(123_456L, slots.receivedNs(2));
    }

    @Test
    void aWrittenDatagramThatDoesNotFitIsCutAndMarked() {
        slots.write(1, bytes(ROOM), Sender.KERNEL, 0);
        assertFalse(slots.truncated(1));
        slots.write(1, bytes(ROOM + 1), Sender.KERNEL, 0);
        assertTrue(slots.truncated(1));
        assertEquals(ROOM, slots.length(1));
    }

    @Test
    void payloadsAreBoundedAndDoNotOverlap() {
        for (int slot = 0; slot < slots.slots(); slot++) {
            assertEquals(ROOM, slots.payload(slot).byteSize());
            slots.payload(slot).fill((byte) (slot + 1));
        }
        for (int slot = 0; slot < slots.slots(); slot++) {
            for (byte one : slots.payload(slot).toArray(ValueLayout.JAVA_BYTE)) {
                assertEquals(slot + 1, one);
            }
        }
    }

    @Test
    void moreMessagesThanWereArmedAreABug() {
        slots.arm(new int[] {0, 1}, 2);
        assertThrows(IndexOutOfBoundsException.class, () -> slots.received(3, 0));
    }

    @Test
    void aCallWhoseMessagesWereTakenOverCannotBeTakenOverAgain() {
        slots.arm(new int[] {0, 1}, 2);
        slots.received(0, 0);
        assertThrows(IndexOutOfBoundsException.class, () -> slots.received(1, 0));
    }

    @Test
    void aSlotThatDoesNotExistCannotBeArmed() {
        assertThrows(IndexOutOfBoundsException.class, () -> slots.arm(new int[] {4}, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> slots.arm(new int[] {0, 1, 2, 3, 3}, 5));
    }

    @Test
    void armingTakingOverAndReadingAllocateNothing() {
        int[] free = {3, 1};
        Allocation.assertNonePerUse(() -> {
            slots.arm(free, 2);
            slots.received(2, 77);
            assertEquals(77, slots.receivedNs(3) + slots.length(1) + slots.senderGroups(3));
        });
    }
}
