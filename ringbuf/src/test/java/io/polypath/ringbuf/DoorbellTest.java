package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorbellTest {
    private final Arena arena = Arena.ofShared();
    private final Doorbell bell = new Doorbell(arena);
    private final BellWaiter waiter = new BellWaiter(arena, bell);

    @AfterEach
    void free() {
        waiter.close();
        bell.close();
        arena.close();
    }

    @Test
    void anAwakeConsumerCostsTheProducerNoSystemCall() {
        bell.ring();
        assertEquals(0, bell.rings());
        assertFalse(waiter.rang(0));
    }

    @Test
    void aSleepingConsumerIsRungOnceHoweverManyRecordsCome() {
        assertTrue(bell.prepareSleep());
        bell.ring();
        bell.ring();
        bell.ring();
        assertEquals(1, bell.rings());
        assertTrue(waiter.rang(0));
    }

    @Test
    void eachRingIsHeardOnceAlthoughNobodyReadsTheDescriptor() {
        for (int i = 0; i < 3; i++) {
            bell.prepareSleep();
            bell.ring();
            assertTrue(waiter.rang(0));
            assertFalse(waiter.rang(0));
        }
    }

    @Test
    void aRingBetweenTheLastLookAndTheWaitIsHeard() {
        bell.prepareSleep();
        assertFalse(waiter.rang(0));
        bell.ring();
        assertTrue(waiter.rang(0));
    }

    @Test
    void aConsumerThatWokeByItselfIsNotRung() {
        bell.prepareSleep();
        bell.awake();
        bell.ring();
        assertEquals(0, bell.rings());
    }

    @Test
    void aSourceWithWorkForbidsSleepAndLeavesTheConsumerAwake() {
        AtomicBoolean stop = new AtomicBoolean(true);
        bell.watch(() -> !stop.get());
        assertFalse(bell.prepareSleep());
        bell.ring();
        assertEquals(0, bell.rings());
        stop.set(false);
        assertTrue(bell.prepareSleep());
    }

    @Test
    void sleepingRingingAndWaitingAllocateNothing() {
        Allocation.assertNonePerUse(() -> {
            bell.prepareSleep();
            bell.ring();
            waiter.rang(0);
            bell.awake();
        });
    }
}
