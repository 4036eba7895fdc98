package io.polypath.sim.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands device events to whoever listens, unless they are to be lost.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class EventFeed {

    private final List<EventListener> listeners = new ArrayList<>();
    private int toLose;
    private boolean tellsLoss;
    private long sent;

    EventFeed() {}

    /** Adds a socket. It gets what is sent from now on. */
    public void listen(EventListener listener) {
        listeners.add(listener);
    }

    /**
     * Lets the next events be lost on every socket.
     *
     * @param count how many; 0 ends it
     * @param told whether the sockets report an overrun, or nobody ever knows
     */
    public void lose(int count, boolean told) {
        toLose = count;
        tellsLoss = told;
    }

    /** Events that are still to be lost. */
    public int toLose() {
        return toLose;
    }

    /** Events sent since the boot, lost ones included. */
    public long sent() {
        return sent;
    }

    /** Closes every socket. */
    void silence() {
        listeners.clear();
    }

    void send(DeviceEvent event) {
        sent++;
        if (toLose > 0) {
            toLose--;
            if (tellsLoss) {
                listeners.forEach(EventListener::lost);
            }
            return;
        }
        for (EventListener listener : listeners) {
            listener.arrived(event);
        }
    }
}
