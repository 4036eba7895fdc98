package io.polypath.sim.kernel;

/**
 * Where writes to {@code device/delete} pass, or sleep in the kernel for as long as somebody keeps it closed.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class DeleteGate {

    private int closers;
    private int sleepers;

    DeleteGate() {}

    public void close() {
        closers++;
    }

    public void open() {
        if (closers == 0) {
            throw new IllegalStateException("the gate is open");
        }
        closers--;
    }

    public boolean isOpen() {
        return closers == 0;
    }

    /** Deletes that sleep now. */
    public int sleepers() {
        return sleepers;
    }

    public void sleeperIn() {
        sleepers++;
    }

    public void sleeperOut() {
        sleepers--;
    }
}
