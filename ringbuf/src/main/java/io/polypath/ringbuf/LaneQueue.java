package io.polypath.ringbuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.QueueProgressIndicators;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/**
 * A bounded queue of records towards one lane: a lock-free array queue, the consumer's doorbell, and a written rule
 * for full.
 *
 * <p>{@link #poll} belongs to the consumer lane. {@link #offer} belongs to one producer lane ({@link #spsc}) or to
 * any lane ({@link #mpsc}). The figures may be read by any lane. No method waits or allocates.
 *
 * <p>The consumer never waits for a producer that was descheduled between claiming its place and filling it: such a
 * record is "not there yet", and its producer rings when it is. A consumer with real-time priority would otherwise
 * spin on a producer that cannot run.
 *
 * @param <E> the record; what is offered is handed over, not shared
 */
public final class LaneQueue<E> {
    private static final VarHandle DROPPED;
    private static final VarHandle HIGH_WATER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            DROPPED = lookup.findVarHandle(LaneQueue.class, "dropped", long.class);
            HIGH_WATER = lookup.findVarHandle(LaneQueue.class, "highWater", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final MessagePassingQueue<E> records;
    private final QueueProgressIndicators progress;
    private final WhenFull rule;
    private final Doorbell doorbell;
    private long dropped;
    private int highWater;

    private <Q extends MessagePassingQueue<E> & QueueProgressIndicators> LaneQueue(
            String name, Q records, WhenFull rule, Doorbell doorbell) {
        this.name = name;
        this.records = records;
        this.progress = records;
        this.rule = rule;
        this.doorbell = doorbell;
        doorbell.watch(() -> records.relaxedPeek() == null);
    }

    /**
     * A queue from one lane to one lane.
     *
     * @param name as {@code show queues} and error messages carry it
     * @param capacity at least this many records fit; rounded up to a power of two
     * @param doorbell the consumer's; it looks into this queue before it sleeps
     */
    public static <E> LaneQueue<E> spsc(String name, int capacity, WhenFull rule, Doorbell doorbell) {
        return new LaneQueue<>(name, new SpscVarHandleArrayQueue<E>(capacity), rule, doorbell);
    }

    /** A queue from several lanes to one lane; arguments as for {@link #spsc}. */
    public static <E> LaneQueue<E> mpsc(String name, int capacity, WhenFull rule, Doorbell doorbell) {
        return new LaneQueue<>(name, new MpscVarHandleArrayQueue<E>(capacity), rule, doorbell);
    }

    /**
     * Hands a record over and wakes the consumer if it sleeps.
     *
     * @return false when the queue was full, which was counted; the record then stays with the caller
     * @throws IllegalStateException when the queue was full and its rule is {@link WhenFull#BUG}
     */
    public boolean offer(E record) {
        boolean accepted = put(record);
        if (accepted) {
            doorbell.ring();
        }
        return accepted;
    }

    /**
     * Hands over one record of several: as {@link #offer}, but a consumer that sleeps stays asleep until {@link #wake}. On a single
     * processor a consumer that is woken by the first record works it off and sleeps again, once for each.
     */
    public boolean put(E record) {
        if (records.offer(record)) {
            return true;
        }
        DROPPED.getAndAdd(this, 1L);
        return switch (rule) {
            case DROP_AND_COUNT -> false;
            case BUG -> throw new IllegalStateException(
                    "queue " + name + " is full: its producers have more than " + capacity() + " records in flight");
        };
    }

    /** Wakes the consumer if it sleeps. The producer's, after the last {@link #put}. */
    public void wake() {
        doorbell.ring();
    }

    /** The oldest record, or null when none is there. */
    public E poll() {
        int depth = size();
        if (depth > highWater) {
            HIGH_WATER.setOpaque(this, depth);
        }
        return records.relaxedPoll();
    }

    /** Records inside now, those included that a producer has claimed a place for but not filled. */
    public int size() {
        return records.size();
    }

    /** How many records fit. */
    public int capacity() {
        return records.capacity();
    }

    /** As given to the factory. */
    public String name() {
        return name;
    }

    /** Records accepted since start. */
    public long offered() {
        return progress.currentProducerIndex();
    }

    /** Records refused since start because the queue was full. */
    public long dropped() {
        return (long) DROPPED.getOpaque(this);
    }

    /** The most records that were ever inside. The depth peaks just before a poll, so that is where it is taken. */
    public int highWater() {
        return Math.max((int) HIGH_WATER.getOpaque(this), size());
    }
}
