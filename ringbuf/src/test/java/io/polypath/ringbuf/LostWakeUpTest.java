package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Producers and a consumer race over the moment in which the consumer goes to sleep. A lost wake-up leaves a record
 * in the queue and the consumer in epoll_wait: the wait, far longer than any scheduling delay, then ends without a ring.
 */
class LostWakeUpTest {
    private static final int RECORDS_PER_PRODUCER = 100_000;
    private static final int STUCK_MS = 20_000;
    private static final long SEED = 0x5EED_0001L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noWakeUpIsLostWhenTheConsumerSleepsWhileProducersOffer(int producers) throws Exception {
        try (Arena arena = Arena.ofShared();
                Doorbell bell = new Doorbell(arena);
                ExecutorService threads = Executors.newFixedThreadPool(producers + 1)) {
            LaneQueue<Integer> queue = producers == 1
                    ? LaneQueue.spsc("race", 1024, WhenFull.DROP_AND_COUNT, bell)
                    : LaneQueue.mpsc("race", 1024, WhenFull.DROP_AND_COUNT, bell);
            int records = producers * RECORDS_PER_PRODUCER;
            Future<Integer> sleeps = threads.submit(() -> consume(arena, queue, bell, records));
            List<Future<Integer>> offering = new ArrayList<>();
            for (int p = 0; p < producers; p++) {
                long seed = SEED + p;
                offering.add(threads.submit(() -> produce(queue, sleeps, seed)));
            }
            int refused = 0;
            for (Future<Integer> one : offering) {
                refused += one.get();
            }
            int slept = sleeps.get();
            assertEquals(records, queue.offered());
            assertEquals(refused, queue.dropped());
            assertTrue(slept > 0, "the consumer never slept: the race did not take place");
            assertTrue(bell.rings() >= 1, "nobody ever rang: the race did not take place");
        }
    }

    /**
     * Offers with seeded pauses, most of them about as long as the consumer takes to fall asleep.
     *
     * @return how often the queue was full
     */
    private static int produce(LaneQueue<Integer> queue, Future<Integer> consumer, long seed)
            throws ExecutionException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < RECORDS_PER_PRODUCER; i++) {
            while (!queue.offer(i)) {
                if (consumer.isDone()) {
                    consumer.get();
                    throw new AssertionError("the consumer went home early");
                }
                refused++;
                Thread.yield();
            }
            for (int spin = random.nextInt(400); spin > 0; spin--) {
                Thread.onSpinWait();
            }
        }
        return refused;
    }

    /** @return how often it slept */
    private static int consume(Arena arena, LaneQueue<Integer> queue, Doorbell bell, int records) {
        int sleeps = 0;
        int seen = 0;
        try (BellWaiter waiter = new BellWaiter(arena, bell)) {
            while (seen < records) {
                if (queue.poll() != null) {
                    seen++;
                    continue;
                }
                if (bell.prepareSleep()) {
                    sleeps++;
                    assertTrue(waiter.rang(STUCK_MS), "a wake-up was lost after " + seen + " records, seed " + SEED);
                    bell.awake();
                }
            }
        }
        return sleeps;
    }
}
