package io.polypath.agent.listen;

import io.polypath.ringbuf.Doorbell;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Says from a listener to the owner that events were lost. Any number of losses before the owner looks are one. */
public final class UeventLoss {

    private final AtomicBoolean pending = new AtomicBoolean();
    private final AtomicLong reports = new AtomicLong();
    private final Doorbell owner;

    public UeventLoss(Doorbell owner) {
        this.owner = owner;
        owner.watch(() -> !pending.get());
    }

    /** Listener lane. */
    public void report() {
        reports.incrementAndGet();
        pending.set(true);
        owner.ring();
    }

    /** Owner lane: whether something was lost since the last call. */
    public boolean take() {
        return pending.get() && pending.getAndSet(false);
    }

    public long reports() {
        return reports.get();
    }
}
