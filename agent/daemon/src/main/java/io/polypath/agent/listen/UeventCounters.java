package io.polypath.agent.listen;

import io.polypath.udev.UeventError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many uevents came, by what was wrong with them. Written by the listener lane, read by any thread. */
public final class UeventCounters {

    private final AtomicLongArray byError = new AtomicLongArray(UeventError.values().length);
    private final AtomicLong passedOn = new AtomicLong();

    /** All zero. */
    public UeventCounters() {}

    void received(UeventError error) {
        byError.lazySet(error.ordinal(), byError.getPlain(error.ordinal()) + 1);
    }

    void passedOn() {
        passedOn.lazySet(passedOn.getPlain() + 1);
    }

    /** Datagrams that were parsed with this outcome. */
    public long count(UeventError error) {
        return byError.get(error.ordinal());
    }

    /** Events that the owner was given. */
    public long passedOnCount() {
        return passedOn.get();
    }
}
