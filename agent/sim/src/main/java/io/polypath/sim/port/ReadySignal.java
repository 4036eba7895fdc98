package io.polypath.sim.port;

import io.polypath.ffm.sys.EventFd;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;

/**
 * A descriptor that is readable while a port has something to collect; or none, where lanes are stepped and nobody sleeps.
 *
 * <p>Guarded by the fabric's lock. Makes a system call only when the answer changes.
 */
public final class ReadySignal {

    /** In place of a descriptor. */
    public static final int NO_FD = -1;

    private final Sys sys;
    private final EventFd bell;
    private boolean raised;

    private ReadySignal(Sys sys, EventFd bell) {
        this.sys = sys;
        this.bell = bell;
    }

    /** For lanes that are stepped. */
    public static ReadySignal none() {
        return new ReadySignal(null, null);
    }

    /**
     * For lanes that sleep in epoll.
     *
     * @param arena accessible from every thread that calls a port of the fabric
     * @throws IllegalStateException when the process has no descriptor left
     */
    public static ReadySignal eventFd(Arena arena) {
        Sys sys = new Sys(arena);
        return new ReadySignal(sys, new EventFd(sys, arena));
    }

    /** The descriptor, or {@link #NO_FD}. */
    public int fd() {
        return bell == null ? NO_FD : bell.fd();
    }

    void set(boolean ready) {
        if (ready == raised) {
            return;
        }
        raised = ready;
        if (bell == null) {
            return;
        }
        if (ready) {
            bell.ring(sys);
        } else {
            bell.drain(sys);
        }
    }
}
