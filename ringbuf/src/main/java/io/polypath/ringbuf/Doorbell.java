package io.polypath.ringbuf;

import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.EventFd;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Wakes one lane out of {@code epoll_wait}. A producer makes a system call only when the consumer said that it
 * sleeps, and of several producers only one does.
 *
 * <pre>
 *   consumer (one lane)                         producer (any lane)
 *   -------------------                         -------------------
 *   sleeping := 1                               make work visible (a record in a queue, a stop flag)
 *   ======== full fence ========                ======== full fence ========
 *   any source not empty?                       sleeping == 1 ?
 *     yes: sleeping := 0, go on working           no : done, the consumer is awake and will look again
 *     no : epoll_wait(..., fd, ...)               yes: CAS sleeping 1 -> 0
 *   sleeping := 0                                        lost: another producer rings
 *                                                        won : write(fd, 1)
 * </pre>
 *
 * The two fences make it impossible that the consumer misses the work <em>and</em> the producer misses the flag:
 * whichever fence comes second in the total order of fences, the access after it sees what stood before the other
 * one. A bell that rings although the work was already found costs one early return of {@code epoll_wait} and nothing
 * else.
 *
 * <p>Every write is an event of its own to who waits edge-triggered, so that nobody has to read the descriptor.
 *
 * <p>The consumer lane owns {@link #prepareSleep} and {@link #awake}; every lane may call {@link #ring}.
 * {@link #watch} and {@link #close} belong to the thread that starts and joins the lanes.
 *
 * <p>Source: eventfd(2), epoll(7).
 */
public final class Doorbell implements AutoCloseable {

    /** Something that can hold work for the consumer lane: a queue, a stop flag. */
    @FunctionalInterface
    public interface Source {
        /** False when the consumer would find work here now. Called by the consumer lane, after the full fence. */
        boolean isEmpty();
    }

    private static final VarHandle SLEEPING;
    private static final VarHandle RINGS;

    static {
        try {
            SLEEPING = MethodHandles.lookup().findVarHandle(Doorbell.class, "sleeping", int.class);
            RINGS = MethodHandles.lookup().findVarHandle(Doorbell.class, "rings", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Sys maker;
    private final Sys producers;
    private final EventFd bell;
    private Source[] sources = {};
    private long rings;
    private int sleeping;

    /**
     * @param arena the process's arena: it must be accessible from every lane that rings
     * @throws IllegalStateException when the process has no fd left
     */
    public Doorbell(Arena arena) {
        maker = new Sys(arena);
        producers = new Sys(arena);
        bell = new EventFd(maker, arena);
    }

    /** Adds a place that {@link #prepareSleep} looks into. Only before the consumer lane starts. */
    public void watch(Source source) {
        Source[] more = Arrays.copyOf(sources, sources.length + 1);
        more[sources.length] = source;
        sources = more;
    }

    /** For EPOLLIN with EPOLLET: an event for each ring of a sleeper. Readable for good after the first. */
    public int fd() {
        return bell.fd();
    }

    /**
     * Says that the consumer is about to sleep, then looks at every source once more.
     *
     * @return true when the lane may wait in {@code epoll_wait} for as long as it likes; false when there is work, in
     *     which case the lane counts as awake again
     */
    public boolean prepareSleep() {
        SLEEPING.setOpaque(this, 1);
        VarHandle.fullFence();
        for (Source source : sources) {
            if (!source.isEmpty()) {
                awake();
                return false;
            }
        }
        return true;
    }

    /** Says that the consumer is awake: from here on producers make no system call. */
    public void awake() {
        SLEEPING.setOpaque(this, 0);
    }

    /** Wakes the consumer if it sleeps. Call it after the work has been made visible. */
    public void ring() {
        VarHandle.fullFence();
        if ((int) SLEEPING.getOpaque(this) == 1 && SLEEPING.compareAndSet(this, 1, 0)) {
            wake();
        }
    }

    /** How often the bell cost a system call since start; read by any lane. */
    public long rings() {
        return (long) RINGS.getOpaque(this);
    }

    /** Two producers can be here at once, after two sleeps. Their common errno segment matters only on failure. */
    private void wake() {
        RINGS.getAndAdd(this, 1L);
        long written = bell.ring(producers);
        if (written < 0 && written != -Errno.EAGAIN) {
            throw new IllegalStateException("cannot ring a doorbell: " + Errno.describe((int) written));
        }
    }

    /** Returns the fd. Only when no lane can ring any more: a late ring would write to whoever got the number next. */
    @Override
    public void close() {
        bell.close(maker);
    }
}
