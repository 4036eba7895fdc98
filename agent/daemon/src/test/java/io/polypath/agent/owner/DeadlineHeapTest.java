package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlineHeapTest {

    @Test
    void anEmptyHeapIsNeverDue() {
        DeadlineHeap heap = new DeadlineHeap(4);
        assertEquals(Long.MAX_VALUE, heap.nextNs());
        assertEquals(-1, heap.pollDue(Long.MAX_VALUE));
    }

    @Test
    void aTimerFiresOnceAndNotBeforeItsDeadline() {
        DeadlineHeap heap = new DeadlineHeap(4);
        heap.arm(2, 100);
        assertEquals(-1, heap.pollDue(99));
        assertEquals(2, heap.pollDue(100));
        assertEquals(-1, heap.pollDue(1_000));
        assertFalse(heap.armed(2));
    }

    @Test
    void armingAgainMovesATimerInEitherDirection() {
        DeadlineHeap heap = new DeadlineHeap(4);
        heap.arm(0, 50);
        heap.arm(1, 60);
        heap.arm(0, 70);
        assertEquals(60, heap.nextNs());
        heap.arm(0, 10);
        assertEquals(10, heap.nextNs());
    }

    @Test
    void aStoppedTimerHasNoDeadline() {
        DeadlineHeap heap = new DeadlineHeap(2);
        heap.arm(1, 5);
        heap.disarm(1);
        heap.disarm(1);
        assertThrows(AssertionError.class, () -> heap.deadlineNs(1));
    }

    /** The same operations on a sorted map must give the same timers in the same order of deadlines. */
    @Test
    void behavesLikeASortedMapUnderRandomUse() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int timers = 200;
        DeadlineHeap heap = new DeadlineHeap(timers);
        Map<Integer, Long> model = new TreeMap<>();
        long nowNs = 0;
        for (int step = 0; step < 50_000; step++) {
            int timer = random.nextInt(timers);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    long atNs = nowNs + random.nextLong(1_000);
                    heap.arm(timer, atNs);
                    model.put(timer, atNs);
                }
                case 2 -> {
                    heap.disarm(timer);
                    model.remove(timer);
                }
                default -> {
                    nowNs += random.nextLong(300);
                    drain(heap, model, nowNs, seed);
                }
            }
            long expected = model.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
            assertEquals(expected, heap.nextNs(), "seed " + seed);
        }
    }

    private static void drain(DeadlineHeap heap, Map<Integer, Long> model, long nowNs, long seed) {
        long lastNs = Long.MIN_VALUE;
        for (int timer = heap.pollDue(nowNs); timer >= 0; timer = heap.pollDue(nowNs)) {
            long atNs = model.remove(timer);
            assertFalse(atNs > nowNs || atNs < lastNs, "seed " + seed);
            lastNs = atNs;
        }
    }
}
