package io.polypath.agent.port;

/**
 * The time that a lane sees. The kernel's clock in production, a virtual one in the simulator.
 *
 * <p>Every method may be called from any thread.
 */
public interface Clock {

    /** Nanoseconds of CLOCK_MONOTONIC, or of virtual time since the simulated boot. */
    long nanoTime();

    /** Nanoseconds since 1970-01-01T00:00Z, only for showing a moment to a person. */
    long wallNanos();

    /** The host's clocks. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long wallNanos() {
            return System.currentTimeMillis() * 1_000_000L;
        }
    };
}
