package io.polypath.perf.latency;

import java.util.concurrent.locks.LockSupport;

/**
 * Measures what the whole process loses to pauses that no lane causes: safepoints, collections, page faults, a starved
 * or suspended host. A thread of its own sleeps for a period, again and again, and records how much too late it woke
 * ({@link HiccupSampler}).
 *
 * <p>Off unless an operator turns it on: an idle host is not to be woken for a measurement, and a pause that matters
 * also shows in {@link Stage#LATENESS}, which costs no wake-up because the checks wake the lane anyway. The meter tells
 * whose fault such lateness is. A period of 10 ms is 100 wake-ups a second. A pause is met when the end of a sleep
 * falls into it, so the meter meets every pause of a period or more, and with 10 ms one in ten of 1 ms; the collector's
 * pauses took 2 to 9 ms. A shorter period meets more.
 *
 * <p>The thread has the process's ordinary priority and allocates nothing while it runs. Start and close from one lane.
 */
public final class HiccupMeter implements AutoCloseable {
    private final StageRecorder recorder = new StageRecorder(Stage.HICCUP);
    private final long periodNs;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * A meter that does not run yet.
     *
     * @param periodNs time between two samples, at least {@link StageRecorder#MIN_INTERVAL_NS}
     * @throws IllegalArgumentException where the period is shorter
     */
    public HiccupMeter(long periodNs) {
        if (periodNs < StageRecorder.MIN_INTERVAL_NS) {
            throw new IllegalArgumentException("period of " + periodNs + " ns");
        }
        this.periodNs = periodNs;
        this.thread = Thread.ofPlatform().name("hiccup").daemon().unstarted(this::run);
    }

    /** Begins to measure. */
    public void start() {
        thread.start();
    }

    /** The recorder that the meter's thread writes: for a {@link StageReader}. */
    public StageRecorder recorder() {
        return recorder;
    }

    /** Ends the thread, if there is one, and waits for that: at most until it is scheduled once more. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        HiccupSampler sampler = new HiccupSampler(recorder, periodNs);
        long beforeNs = System.nanoTime();
        while (running) {
            sleep(beforeNs + periodNs);
            long afterNs = System.nanoTime();
            if (running) {
                sampler.sample(beforeNs, afterNs);
            }
            beforeNs = afterNs;
        }
    }

    /** Parks, again after a spurious wake-up, until the deadline or the end. */
    private void sleep(long deadlineNs) {
        long leftNs = deadlineNs - System.nanoTime();
        while (running && leftNs > 0) {
            LockSupport.parkNanos(this, leftNs);
            leftNs = deadlineNs - System.nanoTime();
        }
    }
}
