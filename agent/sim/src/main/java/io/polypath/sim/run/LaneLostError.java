package io.polypath.sim.run;

/** Unwinds the thread of a lane that was abandoned while it was blocked in a call. No lane catches errors. */
final class LaneLostError extends Error {

    private static final long serialVersionUID = 1L;

    LaneLostError() {
        super("the process died during the call", null, false, false);
    }
}
