package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The store-buffer litmus test on the doorbell: in every round one offer and one "I am about to sleep" start
 * together. Without either of the two fences dozens of rounds fail.
 */
class SleepRaceTest {
    private static final int ROUNDS = 100_000;
    private static final int MOST_SPINS = 6;
    private static final int SPINS_BEFORE_YIELD = 200;
    private static final long SEED = 0x5EED_0002L;

    /** Counts the arrivals of both threads; a round begins, and ends, when both are there. */
    private final AtomicInteger arrivals = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void eitherTheConsumerSeesTheRecordOrTheProducerSeesTheSleeper(String kind) {
        try (Arena arena = Arena.ofShared(); Doorbell bell = new Doorbell(arena)) {
            LaneQueue<Integer> queue = kind.equals("spsc")
                    ? LaneQueue.spsc("race", 8, WhenFull.BUG, bell)
                    : LaneQueue.mpsc("race", 8, WhenFull.BUG, bell);
            CompletableFuture<Void> producer =
                    CompletableFuture.runAsync(() -> produce(queue), task -> Thread.ofPlatform().daemon().start(task));
            int slept = consume(queue, bell);
            producer.join();
            assumeTrue(slept > 0 && slept < ROUNDS, "no race took place: the threads took turns, as on one processor");
        }
    }

    private void produce(LaneQueue<Integer> queue) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            meet(4 * round - 2);
            spin(random.nextInt(MOST_SPINS));
            queue.offer(round);
            meet(4 * round);
        }
    }

    /** @return in how many rounds it went to sleep */
    private int consume(LaneQueue<Integer> queue, Doorbell bell) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        int slept = 0;
        int lost = 0;
        int wrong = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            meet(4 * round - 2);
            spin(random.nextInt(MOST_SPINS));
            long before = bell.rings();
            boolean sleeps = bell.prepareSleep();
            meet(4 * round);
            slept += sleeps ? 1 : 0;
            lost += sleeps && bell.rings() == before ? 1 : 0;
            wrong += Integer.valueOf(round).equals(queue.poll()) ? 0 : 1;
            bell.awake();
        }
        assertEquals(0, wrong, "records that did not arrive, seed " + SEED);
        assertEquals(0, lost, "wake-ups lost in " + ROUNDS + " rounds, seed " + SEED);
        return slept;
    }

    private void meet(int both) {
        arrivals.incrementAndGet();
        for (int spins = 0; arrivals.get() < both; spins++) {
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
