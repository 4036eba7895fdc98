package io.polypath.cli.persist;

import io.polypath.agent.reserve.ReserveFlag;
import io.polypath.ffm.scsi.PersistentReserve;
import java.util.List;

/** Releases a reservation: it is on every usable path that this is tried, because only the path that holds it can. */
final class Releasing {

    /**
     * What became of it.
     *
     * @param unregistered whether the map's registrations are gone as well
     */
    record Released(PrStatus status, boolean unregistered) {}

    private final ReserveIn in;
    private final Fan fan;
    private final DaemonWords daemon;
    private final SelfPreemption preemption;

    Releasing(ReserveIn in, Fan fan, DaemonWords daemon, SelfPreemption preemption) {
        this.in = in;
        this.fan = fan;
        this.daemon = daemon;
        this.preemption = preemption;
    }

    /**
     * Releases.
     *
     * @param order of which key and type count
     * @param own the key that the map is registered with
     * @param unregister whether registrations may go along with it
     */
    Released release(PersistMap map, OutOrder order, MapKey own, boolean unregister) {
        if (map.usable().isEmpty()) {
            return new Released(PrStatus.MAP_ERROR, false);
        }
        OutOrder release = OutOrder.plain(PersistentReserve.RELEASE, order.type(), order.key(), order.actionKey());
        List<PrStatus> results = fan.send(map.usable(), release);
        if (!results.contains(PrStatus.SUCCESS)) {
            return new Released(results.contains(PrStatus.CONFLICT) ? PrStatus.CONFLICT : results.getFirst(), false);
        }
        ReserveIn.Held held = heldByMap(map, own.key());
        if (held == null) {
            return new Released(PrStatus.SUCCESS, false);
        }
        if (held.type() != order.type()) {
            return new Released(PrStatus.CONFLICT, false);
        }
        return onUnusablePath(map, order, own, unregister);
    }

    /** The path that holds it cannot be used. */
    private Released onUnusablePath(PersistMap map, OutOrder order, MapKey own, boolean unregister) {
        OutOrder preempt = OutOrder.plain(PersistentReserve.PREEMPT, order.type(), own.key(), own.key());
        SelfPreemption.Then then =
                unregister ? SelfPreemption.Then.RELEASE_AND_UNREGISTER : SelfPreemption.Then.RELEASE;
        PrStatus status = preemption.carryOut(map, preempt, own, then);
        return new Released(status, unregister && status == PrStatus.SUCCESS);
    }

    /** The reservation, if the daemon knows it to be this map's and the device says the same; null otherwise. */
    ReserveIn.Held heldByMap(PersistMap map, long key) {
        if (key == 0 || daemon.hold(map) != ReserveFlag.SET) {
            return null;
        }
        ReserveIn.Held held = in.held(map);
        return held.by(key) ? held : null;
    }
}
