package io.polypath.cli.persist;

import io.polypath.ffm.scsi.PersistentReserve;

/** Sends an order that concerns the whole logical unit: down the first path that carries it. */
final class OnePath {

    /**
     * What became of it.
     *
     * @param path which one carried it; null unless it succeeded
     * @param missed whether a path was passed over because it could not be used
     */
    record Sent(PrStatus status, PersistPath path, boolean missed) {}

    private final ReservePort port;

    OnePath(ReservePort port) {
        this.port = port;
    }

    /**
     * Sends it.
     *
     * <p>A conflict on a path that the kernel does not use may only mean that the path came back and is not registered yet. A RESERVE
     * conflicts on every path but the one that holds the reservation, so the others are tried.
     */
    Sent send(PersistMap map, OutOrder order) {
        boolean missed = false;
        boolean conflict = false;
        for (PersistPath path : map.paths()) {
            PrStatus status = path.usable() ? port.out(path, order) : PrStatus.UNREACHABLE;
            boolean excused = !path.kernelUses() || order.action() == PersistentReserve.RESERVE;
            if (status == PrStatus.CONFLICT && excused) {
                conflict = true;
            } else if (status == PrStatus.UNREACHABLE) {
                missed = true;
            } else {
                return new Sent(status, status == PrStatus.SUCCESS ? path : null, missed);
            }
        }
        if (map.usable().isEmpty()) {
            return new Sent(PrStatus.MAP_ERROR, null, missed);
        }
        return new Sent(conflict ? PrStatus.CONFLICT : PrStatus.OTHER, null, missed);
    }
}
