package io.polypath.sim.kernel;

/** A socket on which device events arrive. Called under the fabric's lock. */
public interface EventListener {

    void arrived(DeviceEvent event);

    /** The socket's buffer overran: events are missing from here on. */
    void lost();
}
