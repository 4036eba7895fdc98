package io.polypath.cli.persist;

import io.polypath.agent.reserve.ReserveFlag;
import io.polypath.ffm.scsi.PersistentReserve;
import java.util.function.Consumer;

/**
 * Changes the reservation of a map, so that its paths together look like one port. As mpathpersist(8) does it, and telling the
 * daemon, which keeps registered what comes later.
 */
final class ReserveOut {

    private final ReserveIn in;
    private final DaemonWords daemon;
    private final OnePath onePath;
    private final Registering registering;
    private final SelfPreemption preemption;
    private final Releasing releasing;
    private final Consumer<String> complaints;

    /** @param complaints takes sentences for people */
    ReserveOut(ReservePort port, DaemonWords daemon, Consumer<String> complaints) {
        this.daemon = daemon;
        this.complaints = complaints;
        in = new ReserveIn(port, 0);
        onePath = new OnePath(port);
        Fan fan = new Fan(port);
        registering = new Registering(port, in, onePath, fan, daemon);
        preemption = new SelfPreemption(port, onePath, registering);
        releasing = new Releasing(in, fan, daemon, preemption);
    }

    /**
     * Carries out an order.
     *
     * @param before the key that belongs to the map
     */
    PrStatus carryOut(PersistMap map, OutOrder order, MapKey before) {
        boolean rewritten = rewritesKey(order, before);
        MapKey own = rewritten ? before.with(order.actionKey()) : before;
        if (rewritten && !daemon.key(map, order.actionKey(), order.outlivesPowerLoss())) {
            complaints.accept(map.name() + ": the daemon did not take the key");
            return PrStatus.MAP_ERROR;
        }
        if (!isAllowed(map, order, own)) {
            return PrStatus.SYNTAX;
        }
        PrStatus status = send(map, order, before, own);
        if (status == PrStatus.SUCCESS) {
            tell(map, order, before);
        } else if (rewritten) {
            daemon.key(map, before.key(), before.aptpl());
        }
        return status;
    }

    /** Whether registering makes another key the map's own: only where keys are kept in a file. */
    private static boolean rewritesKey(OutOrder order, MapKey before) {
        boolean replaces = order.action() == PersistentReserve.REGISTER
                && (before.key() == 0 || order.key() == 0 || order.key() == before.key());
        return before.fromFile() && (order.ignoresKey() || replaces);
    }

    /** The daemon registers paths with the map's own key, so no other one may be used. */
    private boolean isAllowed(PersistMap map, OutOrder order, MapKey own) {
        if (order.unregisters()) {
            return true;
        }
        if (own.key() == 0) {
            complaints.accept(map.name() + ": no reservation_key is configured");
            return false;
        }
        boolean same = (order.registers() ? order.actionKey() : order.key()) == own.key();
        if (!same) {
            complaints.accept(map.name() + ": the configured reservation_key is another one: 0x" + Long.toHexString(own.key()));
        }
        return same;
    }

    private PrStatus send(PersistMap map, OutOrder order, MapKey before, MapKey own) {
        return switch (order.action()) {
            case PersistentReserve.REGISTER -> register(map, order, before);
            case PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY -> register(map, order.key(formerKey(map, before.key())), before);
            case PersistentReserve.PREEMPT, PersistentReserve.PREEMPT_AND_ABORT -> preempt(map, order, own);
            case PersistentReserve.RESERVE -> reserve(map, order);
            case PersistentReserve.CLEAR -> onePath.send(map, order).status();
            case PersistentReserve.RELEASE -> releasing.release(map, order, own, false).status();
            default -> PrStatus.OTHER;
        };
    }

    /** The key that a reservation of this map's own may still be held with; 0 when there is none. */
    private long formerKey(PersistMap map, long key) {
        if (key == 0 || daemon.hold(map) == ReserveFlag.UNSET) {
            return 0;
        }
        ReserveIn.Held held = in.held(map);
        return held.known() && !held.by(key) ? 0 : key;
    }

    /** A map that unregisters must not leave a reservation behind that nobody could release. */
    private PrStatus register(PersistMap map, OutOrder order, MapKey before) {
        ReserveIn.Held held = order.unregisters() ? releasing.heldByMap(map, before.key()) : null;
        if (held == null) {
            return registering.register(map, order, before.allTargetPorts());
        }
        Releasing.Released released = releasing.release(map, order.type(held.type()), before, true);
        if (released.status() != PrStatus.SUCCESS || released.unregistered()) {
            return released.status();
        }
        return registering.register(map, order, before.allTargetPorts());
    }

    /** Who preempts the key that holds the reservation holds it afterwards. Key 0 stands for all registrants, and so for this map too. */
    private PrStatus preempt(PersistMap map, OutOrder order, MapKey own) {
        boolean takesOver = in.held(map).by(order.actionKey());
        boolean itself = order.actionKey() == order.key() || order.actionKey() == 0 && takesOver;
        PrStatus status = itself
                ? preemption.carryOut(map, order, own, SelfPreemption.Then.KEEP)
                : onePath.send(map, order).status();
        if (status == PrStatus.SUCCESS && takesOver) {
            daemon.hold(map, true);
        }
        return status;
    }

    /** When the path that holds the reservation cannot be used, all others conflict, and there is nothing left to do. */
    private PrStatus reserve(PersistMap map, OutOrder order) {
        OnePath.Sent sent = onePath.send(map, order);
        if (sent.status() != PrStatus.SUCCESS && sent.missed()) {
            ReserveIn.Held held = releasing.heldByMap(map, order.key());
            return held != null && held.type() == order.type() ? PrStatus.SUCCESS : sent.status();
        }
        return sent.status();
    }

    private void tell(PersistMap map, OutOrder order, MapKey before) {
        switch (order.action()) {
            case PersistentReserve.REGISTER, PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY -> {
                if (order.unregisters()) {
                    daemon.unregistered(map);
                } else {
                    daemon.registered(map);
                }
            }
            case PersistentReserve.CLEAR -> {
                daemon.unregistered(map);
                if (before.fromFile()) {
                    daemon.key(map, 0, false);
                }
            }
            case PersistentReserve.RESERVE -> daemon.hold(map, true);
            case PersistentReserve.RELEASE -> daemon.hold(map, false);
            default -> { }
        }
    }
}
