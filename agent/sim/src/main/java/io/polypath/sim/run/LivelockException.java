package io.polypath.sim.run;

/** Lanes work without end although time stands still, or a lane asks to be woken and then does nothing. */
public final class LivelockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LivelockException(String message) {
        super(message);
    }
}
