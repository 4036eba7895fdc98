package io.polypath.sim.run;

import io.polypath.agent.lane.Lane;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.time.Agenda;
import io.polypath.sim.time.VirtualClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Runs the production's lanes over a fabric under virtual time: steps all of them until none has work, then moves the clock to
 * the earliest of what the lanes and the fabric wait for. The same seed gives the same run.
 *
 * <p>Owned by one thread. A lane whose calls may hang gets a thread of its own, but only one thread runs at a time.
 */
public final class SimRun implements AutoCloseable {

    /** Steps with work at one point in time beyond which the lanes only keep each other busy. */
    private static final int STEPS_WITHOUT_TIME = 1_000_000;

    private final Fabric fabric;
    private final VirtualClock clock;
    private final List<LaneStepper> steppers = new ArrayList<>();
    private final List<LaneStepper> round = new ArrayList<>();
    private RandomGenerator order;
    private boolean started;
    private long steps;

    /** @param clock the fabric's own */
    public SimRun(Fabric fabric, VirtualClock clock) {
        this.fabric = Objects.requireNonNull(fabric);
        this.clock = Objects.requireNonNull(clock);
        if (fabric.clock() != clock) {
            throw new IllegalArgumentException("the fabric has another clock");
        }
        fabric.setWaiter(this::block);
    }

    /** Adds a lane. One that says that it may hang gets a thread of its own, others are stepped on the run's. */
    public SimRun lane(Lane lane) {
        return add(lane.mayHang() ? new ThreadStepper(fabric.lock(), lane, () -> false) : new DirectStepper(lane));
    }

    /**
     * Adds a lane whose work comes from these queues or at its deadline and not otherwise. One that may hang is then woken only
     * when there is something to do.
     */
    public SimRun lane(Lane lane, List<LaneQueue<?>> inbound) {
        if (!lane.mayHang()) {
            return lane(lane);
        }
        return add(new ThreadStepper(fabric.lock(), lane, () -> areEmpty(inbound)));
    }

    /** Asked before every step, so without a stream. */
    private static boolean areEmpty(List<LaneQueue<?>> queues) {
        for (int i = 0; i < queues.size(); i++) {
            if (queues.get(i).size() != 0) {
                return false;
            }
        }
        return true;
    }

    /** Steps the lanes in another order in every round, so that no test relies on one. */
    public SimRun shuffledBy(RandomGenerator random) {
        order = random;
        return this;
    }

    /** Starts the lanes in the order in which they were added, and lets them settle. */
    public void start() {
        if (started) {
            throw new IllegalStateException("started already");
        }
        started = true;
        steppers.forEach(LaneStepper::start);
        settle();
    }

    /** Lets everything happen that can happen without time passing. */
    public void settle() {
        long worked = 0;
        int done;
        do {
            done = fabric.runDue() + stepAll();
            worked += done;
            if (worked > STEPS_WITHOUT_TIME) {
                throw new LivelockException("no end of work at " + clock.nanoTime() + " ns; " + states());
            }
        } while (done > 0);
    }

    /** Lets an amount of time pass. */
    public void advance(long ns) {
        advanceTo(clock.nanoTime() + ns);
    }

    /** Lets time pass until a moment. */
    public void advanceTo(long timeNs) {
        advanceUntil(() -> false, timeNs - clock.nanoTime());
    }

    /**
     * Lets time pass until something is the case.
     *
     * @param limitNs how long at most
     * @return whether it is
     */
    public boolean advanceUntil(BooleanSupplier condition, long limitNs) {
        long endNs = clock.nanoTime() + limitNs;
        settle();
        while (!condition.getAsBoolean()) {
            long nextNs = nextDueNs();
            if (nextNs > endNs) {
                clock.advanceTo(endNs);
                settle();
                return condition.getAsBoolean();
            }
            clock.advanceTo(nextNs);
            settle();
        }
        return true;
    }

    /** Time of the earliest that the lanes or the fabric wait for, or {@link Agenda#NEVER}. */
    public long nextDueNs() {
        long nextNs = fabric.nextDueNs();
        for (LaneStepper stepper : steppers) {
            long deadlineNs = stepper.deadlineNs();
            if (deadlineNs <= clock.nanoTime()) {
                throw new LivelockException("lane " + stepper.lane().name() + " wants to be stepped at " + deadlineNs
                        + " ns, and at " + clock.nanoTime() + " ns has nothing to do");
            }
            nextNs = Math.min(nextNs, deadlineNs);
        }
        return nextNs;
    }

    /** Lanes' steps so far, those without work included: what a virtual second costs. */
    public long steps() {
        return steps;
    }

    /** Whether a lane that may hang is blocked in a call now. */
    public boolean blocked(Lane lane) {
        for (LaneStepper stepper : steppers) {
            if (stepper.lane() == lane) {
                return stepper instanceof ThreadStepper threaded && threaded.blocked();
            }
        }
        throw new IllegalArgumentException("not a lane of this run: " + lane.name());
    }

    /** Stops the lanes as the daemon does: first the one that was added first, so that the others carry out its last orders. */
    public void shutDown() {
        if (started) {
            steppers.forEach(LaneStepper::stop);
            steppers.forEach(LaneStepper::abandon);
            started = false;
        }
    }

    /** Throws the lanes away where they are, as the death of the process does. Calls that are blocked never happen. */
    public void abandon() {
        if (started) {
            steppers.forEach(LaneStepper::abandon);
            started = false;
        }
    }

    /** Stops the lanes, last one first. */
    @Override
    public void close() {
        if (started) {
            steppers.reversed().forEach(LaneStepper::stop);
            started = false;
        }
    }

    private SimRun add(LaneStepper stepper) {
        if (started) {
            throw new IllegalStateException("lanes are added before the start");
        }
        steppers.add(stepper);
        round.add(stepper);
        return this;
    }

    /** @return how many lanes had work */
    private int stepAll() {
        if (order != null) {
            for (int i = round.size(); i > 1; i--) {
                Collections.swap(round, i - 1, order.nextInt(i));
            }
        }
        int worked = 0;
        for (LaneStepper stepper : round) {
            steps++;
            if (stepper.step(clock.nanoTime()) > 0) {
                worked++;
            }
        }
        return worked;
    }

    private void block(BooleanSupplier condition) {
        for (LaneStepper stepper : steppers) {
            if (stepper instanceof ThreadStepper threaded && threaded.isCurrent()) {
                threaded.block(condition);
                return;
            }
        }
        throw new IllegalStateException("a call blocks on " + Thread.currentThread().getName()
                + ", which is no lane that says that it may hang");
    }

    private String states() {
        StringBuilder text = new StringBuilder("next deadlines:");
        for (LaneStepper stepper : steppers) {
            text.append(' ').append(stepper.lane().name()).append('=').append(stepper.deadlineNs());
        }
        return text.toString();
    }
}
