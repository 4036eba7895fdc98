package io.polypath.agent.runner;

import io.polypath.agent.path.Check;
import io.polypath.agent.record.Command;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A runner's state together with the order that it belongs to, in one word: nobody can act on an order that is over.
 * Written by the owner lane and the runner's thread, read by any.
 *
 * <pre>
 *    63                              24 23           3 2     0
 *   ┌──────────────────────────────────┬──────────────┬───────┐
 *   │ generation of the slot (40 bits) │ slot (21)    │ state │
 *   └──────────────────────────────────┴──────────────┴───────┘
 * </pre>
 */
final class RunnerCell {

    private static final int STATE_BITS = 3;
    private static final int SLOT_BITS = 21;
    private static final long STATE_MASK = (1L << STATE_BITS) - 1;
    private static final RunnerState[] STATES = RunnerState.values();
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(RunnerCell.class, "word", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private long word = RunnerState.IDLE.ordinal();

    /** Names one use of one command slot. */
    static long order(Command command) {
        Check.that(command.slot >>> SLOT_BITS == 0, "a slot number has 21 bits", command.slot);
        return command.generation << SLOT_BITS | command.slot;
    }

    RunnerState state() {
        return STATES[(int) ((long) WORD.getAcquire(this) & STATE_MASK)];
    }

    /** The order that the state belongs to; of an idle runner, its last one. */
    long order() {
        return (long) WORD.getAcquire(this) >>> STATE_BITS;
    }

    /**
     * The only setter. What the caller wrote before is visible to whoever sees the new state.
     *
     * @param order the order that the runner has; leaving IDLE, the order that it gets
     * @return false when the other side moved first, and then nothing has changed
     */
    boolean move(long order, RunnerState from, RunnerState to) {
        Check.that(from.mayBecome(to), "a runner's states follow the table");
        long before = (from == RunnerState.IDLE ? order() : order) << STATE_BITS | from.ordinal();
        return WORD.compareAndSet(this, before, order << STATE_BITS | to.ordinal());
    }
}
