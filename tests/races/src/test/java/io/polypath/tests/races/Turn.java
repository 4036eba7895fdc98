package io.polypath.tests.races;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places that states take in turn. jcstress makes millions of states; what holds a descriptor or a row of a file is made once and
 * used again, long after the state that had it before is done with.
 */
final class Turn {

    /** Twice the states that {@link RacesTest} has jcstress keep at a time. */
    static final int PLACES = 2_048;

    private final AtomicInteger next = new AtomicInteger();

    /** 0 to {@link #PLACES} - 1; any thread. */
    int take() {
        return next.getAndIncrement() & PLACES - 1;
    }
}
