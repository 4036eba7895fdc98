package io.polypath.cli.persist;

import io.polypath.ffm.scsi.PersistentReserve;

/**
 * Moves a reservation of this map's own from a path that cannot be used to one that can, by preempting it.
 *
 * <p>That takes the registrations of all other paths away, so the map is suspended until they are registered again: otherwise I/O on
 * them would fail.
 */
final class SelfPreemption {

    /** What is to be done with the reservation once a usable path holds it. */
    enum Then {
        KEEP,
        RELEASE,
        RELEASE_AND_UNREGISTER
    }

    private final ReservePort port;
    private final OnePath onePath;
    private final Registering registering;

    SelfPreemption(ReservePort port, OnePath onePath, Registering registering) {
        this.port = port;
        this.onePath = onePath;
        this.registering = registering;
    }

    /** Carries out {@code order}, a PREEMPT with or without ABORT, whose key is the map's own. */
    PrStatus carryOut(PersistMap map, OutOrder order, MapKey own, Then then) {
        if (!port.suspend(map)) {
            return PrStatus.OTHER;
        }
        PrStatus status = whileSuspended(map, order, own, then);
        boolean resumed = port.resume(map);
        return !resumed && status == PrStatus.SUCCESS ? PrStatus.OTHER : status;
    }

    private PrStatus whileSuspended(PersistMap map, OutOrder order, MapKey own, Then then) {
        OnePath.Sent sent = onePath.send(map, order);
        if (sent.status() != PrStatus.SUCCESS) {
            return sent.status();
        }
        PrStatus released = then == Then.KEEP ? PrStatus.SUCCESS : letGo(sent.path(), order, then);
        if (then == Then.RELEASE_AND_UNREGISTER) {
            return released;
        }
        OutOrder back = OutOrder.plain(PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY, 0, 0, order.key());
        PrStatus registered = registering.register(map, back, own.allTargetPorts());
        return released != PrStatus.SUCCESS ? released : registered;
    }

    private PrStatus letGo(PersistPath path, OutOrder order, Then then) {
        PrStatus released = port.out(path, OutOrder.plain(PersistentReserve.RELEASE, order.type(), order.key(), 0));
        if (released != PrStatus.SUCCESS || then != Then.RELEASE_AND_UNREGISTER) {
            return released;
        }
        return port.out(path, OutOrder.plain(PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY, 0, order.key(), 0));
    }
}
