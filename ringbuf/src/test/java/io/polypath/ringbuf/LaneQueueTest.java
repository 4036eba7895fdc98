package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneQueueTest {
    private final Arena arena = Arena.ofShared();
    private final Doorbell bell = new Doorbell(arena);

    @AfterEach
    void free() {
        bell.close();
        arena.close();
    }

    private LaneQueue<Integer> queue(String kind, int capacity, WhenFull rule) {
        return kind.equals("spsc")
                ? LaneQueue.spsc("C", capacity, rule, bell)
                : LaneQueue.mpsc("C", capacity, rule, bell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void recordsComeOutInTheOrderTheyWentIn(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        for (int i = 0; i < 5; i++) {
            assertTrue(queue.offer(i));
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(i, queue.poll());
        }
        assertNull(queue.poll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void recordsOfABatchWakeTheConsumerTogether(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        assertTrue(bell.prepareSleep());
        queue.put(1);
        queue.put(2);
        assertEquals(0, bell.rings());
        queue.wake();
        queue.wake();
        assertEquals(1, bell.rings());
        assertEquals(1, queue.poll());
        queue.put(3);
        assertEquals(2, queue.poll());
        assertFalse(bell.prepareSleep(), "a record that nobody has rung for keeps the consumer awake");
        assertEquals(3, queue.poll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void aFullQueueWhoseRuleIsDropRefusesAndCounts(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.DROP_AND_COUNT);
        for (int i = 0; i < queue.capacity(); i++) {
            assertTrue(queue.offer(i));
        }
        assertFalse(queue.offer(99));
        assertFalse(queue.offer(99));
        assertEquals(2, queue.dropped());
        assertEquals(queue.capacity(), queue.offered());
        assertEquals(0, queue.poll());
        assertTrue(queue.offer(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void aFullQueueWhoseRuleIsBugThrowsAndSaysItsName(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        for (int i = 0; i < queue.capacity(); i++) {
            queue.offer(i);
        }
        String message = assertThrows(IllegalStateException.class, () -> queue.offer(99)).getMessage();
        assertTrue(message.startsWith("queue C is full"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void atLeastTheAskedNumberOfRecordsFits(String kind) {
        for (int asked : new int[] {1, 2, 3, 5, 64, 1000}) {
            LaneQueue<Integer> queue = queue(kind, asked, WhenFull.BUG);
            for (int i = 0; i < asked; i++) {
                assertTrue(queue.offer(i));
            }
            assertEquals(asked, queue.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void theHighWaterMarkIsTheDeepestTheQueueEverWas(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        for (int i = 0; i < 6; i++) {
            queue.offer(i);
        }
        assertEquals(6, queue.highWater());
        while (queue.poll() != null) {
            queue.offer(7);
            queue.poll();
        }
        assertEquals(6, queue.highWater());
        assertEquals(0, queue.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void aRecordThatIsThereForbidsTheConsumerToSleep(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        queue.offer(1);
        assertFalse(bell.prepareSleep());
        queue.poll();
        assertTrue(bell.prepareSleep());
        queue.offer(2);
        assertEquals(1, bell.rings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void theRecordItselfIsHandedOver(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        Integer record = Integer.valueOf(123_456);
        queue.offer(record);
        assertSame(record, queue.poll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void handingOverAllocatesNothing(String kind) {
        LaneQueue<Integer> queue = queue(kind, 8, WhenFull.BUG);
        Integer record = 1;
        Allocation.assertNonePerUse(() -> {
            queue.offer(record);
            queue.poll();
        });
    }
}
