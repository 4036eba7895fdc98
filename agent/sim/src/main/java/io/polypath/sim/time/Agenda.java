package io.polypath.sim.time;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Events in the order in which they happen: by due time, and events of the same time in the order in which they were
 * scheduled, so that a run is repeated exactly. A binary heap that allocates only when it grows.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Agenda {

    /** Answer of {@link #nextDueNs} when nothing is planned. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Events of one {@link #runUntil} beyond which something schedules itself without letting time pass. */
    private static final int RUNAWAY = 10_000_000;

    private Event[] heap = new Event[256];
    private int size;
    private long orders;
    private Runnable earlier = () -> {};

    public Agenda() {}

    /** Names what to call when the next due time moves forward; the live pump sleeps until that time. */
    public void onEarlier(Runnable listener) {
        earlier = Objects.requireNonNull(listener);
    }

    /** Plans an event that stands in no agenda now. */
    public void schedule(Event event, long dueNs) {
        if (event.scheduled()) {
            throw new IllegalStateException("event is already scheduled: " + event);
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        event.dueNs = dueNs;
        event.order = orders++;
        settleUp(event, size++);
        if (heap[0] == event) {
            earlier.run();
        }
    }

    /** Plans an action that happens once. */
    public Event schedule(LongConsumer action, long dueNs) {
        Event event = new Action(action);
        schedule(event, dueNs);
        return event;
    }

    /** Takes an event out. Does nothing when it stands in no agenda. */
    public void cancel(Event event) {
        if (!event.scheduled()) {
            return;
        }
        int hole = event.place;
        event.place = Event.NOWHERE;
        Event last = heap[--size];
        heap[size] = null;
        if (last != event) {
            settleUp(last, hole);
            settleDown(last, last.place);
        }
    }

    /** Time of the earliest event, or {@link #NEVER}. */
    public long nextDueNs() {
        return size == 0 ? NEVER : heap[0].dueNs;
    }

    /**
     * Lets everything happen that is due by a time, including what these events schedule for that time.
     *
     * @return how many events happened
     */
    public int runUntil(long nowNs) {
        int happened = 0;
        while (size > 0 && heap[0].dueNs <= nowNs) {
            Event event = heap[0];
            cancel(event);
            event.happen(nowNs);
            if (++happened == RUNAWAY) {
                throw new IllegalStateException("events schedule each other without end at " + nowNs + " ns: " + event);
            }
        }
        return happened;
    }

    /** How many events are planned. */
    public int size() {
        return size;
    }

    private void settleUp(Event event, int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!before(event, heap[parent])) {
                break;
            }
            put(heap[parent], place);
            place = parent;
        }
        put(event, place);
    }

    private void settleDown(Event event, int from) {
        int place = from;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], event)) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(event, place);
    }

    private void put(Event event, int place) {
        heap[place] = event;
        event.place = place;
    }

    private static boolean before(Event left, Event right) {
        return left.dueNs != right.dueNs ? left.dueNs < right.dueNs : left.order < right.order;
    }

    private static final class Action extends Event {

        private final LongConsumer action;

        Action(LongConsumer action) {
            this.action = Objects.requireNonNull(action);
        }

        @Override
        protected void happen(long nowNs) {
            action.accept(nowNs);
        }
    }
}
