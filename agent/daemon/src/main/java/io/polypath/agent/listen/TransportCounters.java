package io.polypath.agent.listen;

import io.polypath.udev.transport.TransportEventError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many transport events came, by what was wrong with them. Written by the listening lane, read by any thread. */
public final class TransportCounters {

    private final AtomicLongArray byError = new AtomicLongArray(TransportEventError.values().length);
    private final AtomicLong passedOn = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();

    /** All zero. */
    public TransportCounters() {}

    void received(TransportEventError error) {
        byError.lazySet(error.ordinal(), byError.getPlain(error.ordinal()) + 1);
    }

    void passedOn() {
        passedOn.lazySet(passedOn.getPlain() + 1);
    }

    void dropped() {
        dropped.lazySet(dropped.getPlain() + 1);
    }

    void missed(long events) {
        missed.lazySet(missed.getPlain() + events);
    }

    /** Datagrams that were parsed with this outcome; those of a sender that is not the kernel are not among them. */
    public long count(TransportEventError error) {
        return byError.get(error.ordinal());
    }

    /** Events that the owner was given. */
    public long passedOnCount() {
        return passedOn.get();
    }

    /** Events that the owner had no room for. */
    public long droppedCount() {
        return dropped.get();
    }

    /** Events that never arrived, as the gaps between the numbers of Fibre Channel events tell. */
    public long missedCount() {
        return missed.get();
    }
}
