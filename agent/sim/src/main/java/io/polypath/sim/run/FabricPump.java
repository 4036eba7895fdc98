package io.polypath.sim.run;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.time.Agenda;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a fabric's events happen when real time reaches them, on a thread of its own. It sleeps from event to event and allocates
 * nothing.
 */
public final class FabricPump implements AutoCloseable {

    private static final long LONGEST_SLEEP_NS = 1_000_000_000L;

    private final Fabric fabric;
    private final Thread thread;
    private volatile boolean closing;
    private volatile Throwable failure;

    private FabricPump(Fabric fabric) {
        this.fabric = Objects.requireNonNull(fabric);
        this.thread = Thread.ofPlatform().daemon().name("sim-pump").unstarted(this::pump);
    }

    /** Starts pumping; the fabric's clock is a real one. */
    public static FabricPump start(Fabric fabric) {
        FabricPump pump = new FabricPump(fabric);
        synchronized (fabric.lock()) {
            fabric.agenda().onEarlier(() -> LockSupport.unpark(pump.thread));
        }
        pump.thread.start();
        return pump;
    }

    /**
     * Stops pumping.
     *
     * @throws IllegalStateException when an event has failed, which ended the pump before
     */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("an event of the fabric failed", failure);
        }
    }

    private void pump() {
        try {
            while (!closing) {
                fabric.runDue();
                long nextNs = fabric.nextDueNs();
                long waitNs = nextNs == Agenda.NEVER ? LONGEST_SLEEP_NS : nextNs - fabric.nowNs();
                if (waitNs > 0) {
                    LockSupport.parkNanos(this, Math.min(waitNs, LONGEST_SLEEP_NS));
                }
            }
        } catch (RuntimeException | Error wrong) {
            failure = wrong;
        }
    }
}
