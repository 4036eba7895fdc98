package io.polypath.sim.time;

/**
 * Something that will happen in the fabric at a known time. One object may be scheduled again and again, but stands in
 * an {@link Agenda} at most once at a time, so that a recurring event costs no allocation.
 *
 * <p>Guarded by the fabric's lock.
 */
public abstract class Event {

    /** Place of an event that stands in no agenda. */
    static final int NOWHERE = -1;

    long dueNs;
    long order;
    int place = NOWHERE;

    protected Event() {}

    /** Does what the event stands for. May schedule events, this one included. */
    protected abstract void happen(long nowNs);

    /** Whether the event stands in an agenda. */
    public final boolean scheduled() {
        return place != NOWHERE;
    }

    /** When it happens; only meaningful while {@link #scheduled}. */
    public final long dueNs() {
        return dueNs;
    }
}
