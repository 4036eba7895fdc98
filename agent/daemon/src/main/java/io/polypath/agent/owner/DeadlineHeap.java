package io.polypath.agent.owner;

import io.polypath.agent.path.Check;

/**
 * Deadlines of a fixed set of timers, earliest first. Owner lane only; no method allocates.
 *
 * <p>A timer is a small number with at most one deadline. A heap, rather than a wheel, because it knows the next deadline
 * exactly: the owner sleeps until then and an idle host is not woken to look at empty slots.
 */
final class DeadlineHeap {

    private static final int ABSENT = -1;

    private final long[] deadlineNs;
    private final int[] place;
    private final int[] heap;
    private int size;

    /** @param timers timers are numbered 0 to {@code timers - 1} */
    DeadlineHeap(int timers) {
        deadlineNs = new long[timers];
        place = new int[timers];
        heap = new int[timers];
        java.util.Arrays.fill(place, ABSENT);
    }

    /** Sets, or moves, a timer. */
    void arm(int timer, long atNs) {
        deadlineNs[timer] = atNs;
        if (place[timer] == ABSENT) {
            place[timer] = size;
            heap[size] = timer;
            size++;
        }
        siftDown(siftUp(place[timer]));
    }

    /** Stops a timer; nothing happens when it is not set. */
    void disarm(int timer) {
        int hole = place[timer];
        if (hole == ABSENT) {
            return;
        }
        place[timer] = ABSENT;
        size--;
        if (hole != size) {
            int moved = heap[size];
            heap[hole] = moved;
            place[moved] = hole;
            siftDown(siftUp(hole));
        }
    }

    boolean armed(int timer) {
        return place[timer] != ABSENT;
    }

    /** The deadline of a timer that is set. */
    long deadlineNs(int timer) {
        Check.that(armed(timer), "a timer that is not set has no deadline");
        return deadlineNs[timer];
    }

    /** The earliest deadline, or {@link Long#MAX_VALUE} when no timer is set. */
    long nextNs() {
        return size == 0 ? Long.MAX_VALUE : deadlineNs[heap[0]];
    }

    /**
     * Takes the earliest timer that is due.
     *
     * @return the timer, now stopped, or -1 when none is due at {@code nowNs}
     */
    int pollDue(long nowNs) {
        if (size == 0 || deadlineNs[heap[0]] > nowNs) {
            return ABSENT;
        }
        int timer = heap[0];
        disarm(timer);
        return timer;
    }

    private int siftUp(int from) {
        int hole = from;
        int timer = heap[hole];
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!comesBefore(timer, heap[parent])) {
                break;
            }
            put(hole, heap[parent]);
            hole = parent;
        }
        put(hole, timer);
        return hole;
    }

    private void siftDown(int from) {
        int hole = from;
        int timer = heap[hole];
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && comesBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!comesBefore(heap[child], timer)) {
                break;
            }
            put(hole, heap[child]);
            hole = child;
        }
        put(hole, timer);
    }

    /** Of two that are due at one moment the lower number comes first, so that maps are made in the order of their rows. */
    private boolean comesBefore(int one, int other) {
        return deadlineNs[one] < deadlineNs[other] || deadlineNs[one] == deadlineNs[other] && one < other;
    }

    private void put(int hole, int timer) {
        heap[hole] = timer;
        place[timer] = hole;
    }
}
