package io.polypath.sim.fabric;

import java.util.List;
import java.util.Objects;

/**
 * Something that has gone wrong on command, and can be undone. Closing it heals it, so that a fault can span a block.
 *
 * <p>Any thread; the fabric's lock is taken.
 */
public final class Fault implements AutoCloseable {

    private final Object lock;
    private final String what;
    private final Runnable remedy;
    private boolean healed;

    Fault(Object lock, String what, Runnable remedy) {
        this.lock = lock;
        this.what = Objects.requireNonNull(what);
        this.remedy = Objects.requireNonNull(remedy);
    }

    /** Several faults that are healed as one. */
    public static Fault together(Fabric fabric, String what, List<Fault> parts) {
        return new Fault(fabric.lock(), what, () -> parts.forEach(Fault::heal));
    }

    /** Undoes the fault. Does nothing the second time. */
    public void heal() {
        synchronized (lock) {
            if (!healed) {
                healed = true;
                remedy.run();
                lock.notifyAll();
            }
        }
    }

    public boolean healed() {
        synchronized (lock) {
            return healed;
        }
    }

    @Override
    public void close() {
        heal();
    }

    /** What went wrong, for instance {@code port down: array0:port1}. */
    @Override
    public String toString() {
        return what;
    }
}
