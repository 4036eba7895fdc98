package io.polypath.agent.runner;

/**
 * What a runner is at. The owner lane and the runner's thread can only meet in RUNNING, where the first one wins;
 * every other transition belongs to one side.
 *
 * <pre>
 *            order                    finish
 *    IDLE ─────────▶ RUNNING ══════════════════════▶ DONE ──┐       ── owner lane
 *     ▲                 │ cancel        finish              │       ══ runner's thread
 *     │                 └──────▶ CANCELLED ══════════▶ DEAD │
 *     │                                                  │  │
 *     └──────────────────── release ─────────────────────┴──┘
 * </pre>
 */
public enum RunnerState {
    /** Nobody's: waits for an order. */
    IDLE,
    /** The runner has an order: it is about to begin, sleeps on purpose, or is inside the call. */
    RUNNING,
    /** The call returned while its result was still awaited. The slot holds the result until the owner has read it. */
    DONE,
    /**
     * The owner stopped waiting. The call goes on, and keeps the runner, the slot and the device for as long as it
     * likes.
     */
    CANCELLED,
    /** A cancelled call has returned. There is no result, but slot and device can go home. */
    DEAD;

    /** Whether {@code next} may follow. */
    public boolean mayBecome(RunnerState next) {
        return switch (this) {
            case IDLE -> next == RUNNING;
            case RUNNING -> next == DONE || next == CANCELLED;
            case CANCELLED -> next == DEAD;
            case DONE, DEAD -> next == IDLE;
        };
    }

    /** Whether the call is over and the owner may {@link Runners#release}. */
    public boolean finished() {
        return this == DONE || this == DEAD;
    }
}
