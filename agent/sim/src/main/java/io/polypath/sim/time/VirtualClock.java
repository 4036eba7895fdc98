package io.polypath.sim.time;

import io.polypath.agent.port.Clock;

/**
 * Time that stands still until it is moved. Starts at a second past zero, so that a component which confuses "never"
 * with zero is found out.
 *
 * <p>Moved by one thread, read by any.
 */
public final class VirtualClock implements Clock {

    /** Virtual time at which the simulated host has just booted. */
    public static final long BOOT_NS = 1_000_000_000L;

    /** Wall time of the boot, 2026-01-01T00:00Z: arbitrary, but the same in every run. */
    private static final long BOOT_WALL_NS = 1_767_225_600_000_000_000L;

    private volatile long nowNs = BOOT_NS;

    public VirtualClock() {}

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long wallNanos() {
        return BOOT_WALL_NS + nowNs - BOOT_NS;
    }

    /** Moves time forward. */
    public void advanceTo(long timeNs) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("time runs forward: now " + nowNs + ", asked for " + timeNs);
        }
        nowNs = timeNs;
    }
}
