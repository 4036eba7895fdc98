package io.polypath.agent.lane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How a lane spends its time. Written by the lane's own thread with opaque stores, the thread's id with release; read by any thread.
 *
 * <p>{@link #longestStepNs} is the lane's longest duty cycle: how long everything behind it once had to wait.
 */
public final class LaneStats {

    private static final VarHandle THREAD_ID;
    private static final VarHandle STEPS;
    private static final VarHandle WORK;
    private static final VarHandle BUSY;
    private static final VarHandle LONGEST;
    private static final VarHandle SLEEPS;
    private static final VarHandle PROGRESS;
    private static final VarHandle ASLEEP;
    private static final VarHandle DUE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            THREAD_ID = lookup.findVarHandle(LaneStats.class, "threadId", int.class);
            STEPS = lookup.findVarHandle(LaneStats.class, "steps", long.class);
            WORK = lookup.findVarHandle(LaneStats.class, "work", long.class);
            BUSY = lookup.findVarHandle(LaneStats.class, "busyNs", long.class);
            LONGEST = lookup.findVarHandle(LaneStats.class, "longestStepNs", long.class);
            SLEEPS = lookup.findVarHandle(LaneStats.class, "sleeps", long.class);
            PROGRESS = lookup.findVarHandle(LaneStats.class, "progressNs", long.class);
            ASLEEP = lookup.findVarHandle(LaneStats.class, "asleep", boolean.class);
            DUE = lookup.findVarHandle(LaneStats.class, "dueNs", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private int threadId;
    private long steps;
    private long work;
    private long busyNs;
    private long longestStepNs;
    private long sleeps;
    private long progressNs;
    private boolean asleep;
    private long dueNs;

    /** Of a lane that has not started. */
    public LaneStats() {}

    /** The thread's id comes last: a lane that has one has given its first sign of life. */
    void started(int tid, long nowNs) {
        PROGRESS.setOpaque(this, nowNs);
        DUE.setOpaque(this, nowNs);
        THREAD_ID.setRelease(this, tid);
    }

    void stepped(int done, long startNs, long endNs) {
        STEPS.setOpaque(this, steps + 1);
        PROGRESS.setOpaque(this, endNs);
        DUE.setOpaque(this, endNs);
        if (done > 0) {
            long tookNs = endNs - startNs;
            WORK.setOpaque(this, work + done);
            BUSY.setOpaque(this, busyNs + tookNs);
            if (tookNs > longestStepNs) {
                LONGEST.setOpaque(this, tookNs);
            }
        }
    }

    void sleeps(long nowNs, long untilNs) {
        SLEEPS.setOpaque(this, sleeps + 1);
        PROGRESS.setOpaque(this, nowNs);
        DUE.setOpaque(this, untilNs);
        ASLEEP.setOpaque(this, true);
    }

    void wakes(long nowNs) {
        PROGRESS.setOpaque(this, nowNs);
        DUE.setOpaque(this, nowNs);
        ASLEEP.setOpaque(this, false);
    }

    /** Kernel thread id; 0 before the lane has started. */
    public int threadId() {
        return (int) THREAD_ID.getAcquire(this);
    }

    public long steps() {
        return (long) STEPS.getOpaque(this);
    }

    /** Pieces of work done. */
    public long work() {
        return (long) WORK.getOpaque(this);
    }

    /** Time spent in steps that did work, ns. */
    public long busyNs() {
        return (long) BUSY.getOpaque(this);
    }

    public long longestStepNs() {
        return (long) LONGEST.getOpaque(this);
    }

    public long sleeps() {
        return (long) SLEEPS.getOpaque(this);
    }

    /** When the lane last finished a step, went to sleep or woke up, CLOCK_MONOTONIC ns. */
    public long progressNs() {
        return (long) PROGRESS.getOpaque(this);
    }

    /** Whether the lane waits for work, so that an old {@link #progressNs} is no stall. */
    public boolean asleep() {
        return (boolean) ASLEEP.getOpaque(this);
    }

    /**
     * How long the lane has kept still since it should have given a sign of life: at the end of its step, or at the latest when its
     * sleep was to end. 0 while nothing is overdue, and before the lane has started.
     */
    public long overdueNs(long nowNs) {
        return threadId() == 0 ? 0 : Math.max(0, nowNs - (long) DUE.getOpaque(this));
    }
}
