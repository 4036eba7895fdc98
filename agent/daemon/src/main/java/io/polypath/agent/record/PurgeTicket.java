package io.polypath.agent.record;

import io.polypath.agent.port.Hctl;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One condemned path on its way through the purger. Allocated and forgotten by the owner; the purger changes nothing in it but
 * the state.
 *
 * <p>The owner keeps the handles open until the ticket has come home, whatever becomes of the path meanwhile.
 */
public final class PurgeTicket {

    /** How far a purge has come. */
    public enum State {
        /** Waiting for the purger. */
        REQUESTED,
        /** The purger is at it; a write to sysfs may hang here. */
        IN_PROGRESS,
        /** The kernel took the deletion. The remove uevent proves it. */
        DONE,
        /** The deletion was refused, or the last look was unclear. The path stays. */
        ERROR,
        /** The path answered at the last moment, or the owner called the purge off: nothing was deleted. */
        REINSTATED
    }

    /** Row of the path, and which tenant of the row. */
    public final int path;
    public final int pathGeneration;

    /** For the log and for the rescan of a logical unit that came back too late. */
    public final String name;
    public final Hctl address;

    /** The path's check handle. */
    public final int device;

    /** The SCSI device's directory in sysfs, opened when the path was identified. */
    public final int sysfsDirectory;

    /** Minus errno of the step that failed; written before the state ERROR. */
    public int error;

    /** Whether the logical unit answered after its device was deleted, so that it was scanned for again. */
    public boolean rescanned;

    private final AtomicReference<State> state = new AtomicReference<>(State.REQUESTED);

    public PurgeTicket(int path, int pathGeneration, String name, Hctl address, int device, int sysfsDirectory) {
        this.path = path;
        this.pathGeneration = pathGeneration;
        this.name = name;
        this.address = address;
        this.device = device;
        this.sysfsDirectory = sysfsDirectory;
    }

    public State state() {
        return state.get();
    }

    /**
     * Moves from one state to the next.
     *
     * @return false when somebody else moved first
     */
    public boolean move(State from, State to) {
        return state.compareAndSet(from, to);
    }
}
