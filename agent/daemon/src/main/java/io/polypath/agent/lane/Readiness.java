package io.polypath.agent.lane;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says once that the start is over. Reached on the owner lane, awaited by any thread. */
public final class Readiness {

    private final CountDownLatch latch = new CountDownLatch(1);

    /** Of a daemon that has not started. */
    public Readiness() {}

    /** Owner lane; does not wait and may be called again. */
    public void reached() {
        latch.countDown();
    }

    public boolean isReached() {
        return latch.getCount() == 0;
    }

    /** @return false when {@code limit} passed first */
    public boolean await(Duration limit) throws InterruptedException {
        return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
