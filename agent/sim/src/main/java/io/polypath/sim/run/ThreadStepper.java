package io.polypath.sim.run;

import io.polypath.agent.lane.Lane;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Steps a lane whose calls may block, on a thread of its own. Only one of the two threads runs at a time, so that the run stays
 * deterministic: a step ends when the lane returns from it, or when one of its calls would block.
 *
 * <p>The baton and everything else here is guarded by the fabric's lock; the lane itself runs without it.
 */
final class ThreadStepper implements LaneStepper {

    private enum Turn {
        RUN,
        LANE
    }

    private final Object lock;
    private final Lane lane;
    private final BooleanSupplier inboundEmpty;
    private final Thread thread;
    private Turn turn = Turn.RUN;
    private IntSupplier task;
    private BooleanSupplier blockedOn;
    private Throwable failure;
    private int result;
    private boolean over;
    private boolean lost;

    /** @param inboundEmpty true only when a step of the lane would find no work but what its deadline tells of */
    ThreadStepper(Object lock, Lane lane, BooleanSupplier inboundEmpty) {
        this.lock = lock;
        this.lane = lane;
        this.inboundEmpty = inboundEmpty;
        this.thread = Thread.ofPlatform().daemon().name("sim-" + lane.name()).unstarted(this::live);
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public void start() {
        thread.start();
        perform(() -> {
            lane.start();
            return 0;
        });
    }

    @Override
    public int step(long nowNs) {
        synchronized (lock) {
            if (blockedOn == null) {
                boolean idle = inboundEmpty.getAsBoolean() && lane.deadlineNs() > nowNs;
                return idle ? 0 : perform(() -> lane.step(nowNs));
            }
            if (!blockedOn.getAsBoolean()) {
                return 0;
            }
            blockedOn = null;
            handOver();
            return 1;
        }
    }

    @Override
    public long deadlineNs() {
        synchronized (lock) {
            return blockedOn == null ? lane.deadlineNs() : Lane.NEVER;
        }
    }

    /** Stops the lane. One that is blocked stays so, as a thread in the kernel does; one that failed has ended already. */
    @Override
    public void stop() {
        synchronized (lock) {
            if (blockedOn != null || failure != null) {
                return;
            }
            perform(() -> {
                lane.stop();
                over = true;
                return 0;
            });
        }
    }

    /** The thread ends before this returns; a call that it is blocked in is never carried out. */
    @Override
    public void abandon() {
        synchronized (lock) {
            if (over || failure != null) {
                return;
            }
            lost = true;
            turn = Turn.LANE;
            lock.notifyAll();
            awaitTurn(Turn.RUN);
        }
    }

    /** Whether the calling thread is this lane's. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    boolean blocked() {
        synchronized (lock) {
            return blockedOn != null;
        }
    }

    /** Called by the lane's thread, with the lock held: gives the turn back until the condition holds. */
    void block(BooleanSupplier condition) {
        blockedOn = condition;
        turn = Turn.RUN;
        lock.notifyAll();
        awaitTurn(Turn.LANE);
        if (lost) {
            throw new LaneLostError();
        }
    }

    private void depart() {
        turn = Turn.RUN;
        lock.notifyAll();
    }

    private int perform(IntSupplier newTask) {
        synchronized (lock) {
            task = newTask;
            result = 1;
            handOver();
            return result;
        }
    }

    private void handOver() {
        if (failure == null) {
            turn = Turn.LANE;
            lock.notifyAll();
            awaitTurn(Turn.RUN);
        }
        if (failure != null) {
            throw new IllegalStateException("lane " + lane.name() + " failed", failure);
        }
    }

    private void live() {
        while (true) {
            IntSupplier now;
            synchronized (lock) {
                awaitTurn(Turn.LANE);
                if (lost) {
                    depart();
                    return;
                }
                now = task;
            }
            int done = 0;
            Throwable thrown = null;
            try {
                done = now.getAsInt();
            } catch (RuntimeException | Error wrong) {
                thrown = wrong;
            }
            synchronized (lock) {
                result = done;
                failure = thrown;
                turn = Turn.RUN;
                lock.notifyAll();
                if (over || lost || thrown != null) {
                    return;
                }
            }
        }
    }

    private void awaitTurn(Turn mine) {
        boolean interrupted = false;
        while (turn != mine) {
            try {
                lock.wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
