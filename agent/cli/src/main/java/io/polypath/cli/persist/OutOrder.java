package io.polypath.cli.persist;

import io.polypath.ffm.scsi.PersistentReserve;
import io.polypath.ffm.scsi.ReserveParameters;
import io.polypath.ffm.scsi.TransportId;
import java.util.List;

/**
 * A PERSISTENT RESERVE OUT for a logical unit.
 *
 * @param action service action, of {@link PersistentReserve}
 * @param type the reservation's type, 0 to Fh
 * @param key the key that is registered
 * @param actionKey the key to register, or to preempt; 0 to unregister
 * @param flags of {@link ReserveParameters}
 * @param ports initiator ports to register beside this host's
 */
record OutOrder(int action, int type, long key, long actionKey, int flags, List<TransportId> ports) {

    OutOrder {
        ports = List.copyOf(ports);
    }

    static OutOrder plain(int action, int type, long key, long actionKey) {
        return new OutOrder(action, type, key, actionKey, 0, List.of());
    }

    OutOrder action(int other) {
        return new OutOrder(other, type, key, actionKey, flags, ports);
    }

    OutOrder type(int other) {
        return new OutOrder(action, other, key, actionKey, flags, ports);
    }

    OutOrder key(long other) {
        return new OutOrder(action, type, other, actionKey, flags, ports);
    }

    OutOrder withoutPorts() {
        return new OutOrder(action, type, key, actionKey, flags, List.of());
    }

    boolean registers() {
        return action == PersistentReserve.REGISTER || ignoresKey();
    }

    boolean ignoresKey() {
        return action == PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY;
    }

    boolean unregisters() {
        return registers() && actionKey == 0;
    }

    boolean outlivesPowerLoss() {
        return (flags & ReserveParameters.APTPL) != 0;
    }

    boolean allTargetPorts() {
        return (flags & ReserveParameters.ALL_TARGET_PORTS) != 0;
    }
}
