package io.polypath.agent.lane;

import io.polypath.ringbuf.Doorbell;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Readings of the configuration while the daemon runs: anybody asks for one, the owner says when one has begun and when all that
 * follows from it has been done, and one other thread hears of it.
 */
public final class Reloads {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Semaphore news = new Semaphore(0);
    private final Doorbell owner;
    private volatile boolean underWay;
    private boolean told;

    /** @param owner the owner lane's */
    public Reloads(Doorbell owner) {
        this.owner = owner;
        owner.watch(() -> !asked.get());
    }

    /** Any thread: the configuration should be read again. Asked for twice before the owner looks, it is read once. */
    public void ask() {
        asked.set(true);
        owner.ring();
    }

    /** Owner lane: whether it was asked for since the last call. */
    public boolean take() {
        return asked.get() && asked.getAndSet(false);
    }

    /** Owner lane: a reading has begun; does nothing while one is under way. */
    public void began() {
        if (!underWay) {
            underWay = true;
            news.release();
        }
    }

    /** Owner lane: what it said is in force. */
    public void ended() {
        underWay = false;
        news.release();
    }

    public boolean isUnderWay() {
        return underWay;
    }

    /**
     * Waits for the next news; one thread. None is left out, so they take turns.
     *
     * @return true for one that has begun, false for one that has ended
     */
    public boolean awaitNews() throws InterruptedException {
        news.acquire();
        told = !told;
        return told;
    }
}
