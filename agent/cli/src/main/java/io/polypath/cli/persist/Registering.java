package io.polypath.cli.persist;

import io.polypath.agent.reserve.ReserveFlag;
import io.polypath.ffm.scsi.PersistentReserve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Registers, or takes back, a key on every usable path of a map. */
final class Registering {

    private final ReservePort port;
    private final ReserveIn in;
    private final OnePath onePath;
    private final Fan fan;
    private final DaemonWords daemon;

    Registering(ReservePort port, ReserveIn in, OnePath onePath, Fan fan, DaemonWords daemon) {
        this.port = port;
        this.in = in;
        this.onePath = onePath;
        this.fan = fan;
        this.daemon = daemon;
    }

    /**
     * Registers.
     *
     * @param allTargetPorts whether one registration per host is enough
     */
    PrStatus register(PersistMap map, OutOrder order, boolean allTargetPorts) {
        List<PersistPath> paths = allTargetPorts || order.allTargetPorts() ? onePerHost(map.usable()) : map.usable();
        if (paths.isEmpty()) {
            return PrStatus.MAP_ERROR;
        }
        Tally tally = new Tally(paths, fan.send(paths, order));
        boolean partly = tally.has(PrStatus.SUCCESS) && tally.has(PrStatus.CONFLICT) && tally.fault() == PrStatus.SUCCESS;
        if (partly && order.action() == PersistentReserve.REGISTER) {
            tally = again(tally, order);
        }
        PrStatus status = conclude(tally);
        if (status == PrStatus.SUCCESS) {
            bringHome(map, order.key(), order.actionKey());
        }
        return status;
    }

    private static List<PersistPath> onePerHost(List<PersistPath> paths) {
        Set<Integer> hosts = new HashSet<>();
        return paths.stream().filter(path -> path.host() < 0 || hosts.add(path.host())).toList();
    }

    /** Some paths had the old key and some did not: these get the new one whatever they have. */
    private Tally again(Tally first, OutOrder order) {
        List<PersistPath> rest = first.with(PrStatus.CONFLICT);
        rest.addAll(first.with(PrStatus.UNREACHABLE));
        Tally second = new Tally(rest, fan.send(rest, order.action(PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY)));
        List<PersistPath> done = first.with(PrStatus.SUCCESS);
        List<PersistPath> paths = new ArrayList<>(done);
        List<PrStatus> results = new ArrayList<>(Collections.nCopies(done.size(), PrStatus.SUCCESS));
        paths.addAll(second.paths);
        results.addAll(second.results);
        return new Tally(paths, results);
    }

    /** A path that did not carry the order is let go, unless it can be used after all: then it would have the wrong key. */
    private PrStatus conclude(Tally tally) {
        if (tally.has(PrStatus.CONFLICT)) {
            return PrStatus.CONFLICT;
        }
        if (tally.fault() != PrStatus.SUCCESS) {
            return tally.fault();
        }
        boolean halfDone = tally.with(PrStatus.UNREACHABLE).stream().anyMatch(port::answers);
        return !tally.has(PrStatus.SUCCESS) || halfDone ? PrStatus.OTHER : PrStatus.SUCCESS;
    }

    /**
     * The reservation may be held by a path that cannot be used, and so with the old key: it is moved to the new one. Where the map
     * holds nothing any more, the daemon is told.
     */
    private void bringHome(PersistMap map, long oldKey, long newKey) {
        if (oldKey == 0 || newKey == 0) {
            daemon.hold(map, false);
            return;
        }
        if (oldKey == newKey) {
            return;
        }
        ReserveIn.Held held = in.held(map);
        if (held.known() && !held.by(oldKey) && !held.by(newKey)) {
            daemon.hold(map, false);
        } else if (held.by(oldKey) && daemon.hold(map) == ReserveFlag.SET) {
            onePath.send(map, OutOrder.plain(PersistentReserve.PREEMPT, held.type(), newKey, oldKey));
        }
    }

    /** Results by path. */
    private record Tally(List<PersistPath> paths, List<PrStatus> results) {

        boolean has(PrStatus status) {
            return results.contains(status);
        }

        List<PersistPath> with(PrStatus status) {
            List<PersistPath> found = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                if (results.get(i) == status) {
                    found.add(paths.get(i));
                }
            }
            return found;
        }

        /** The first result that is neither success, conflict nor a path that did not carry the order; SUCCESS without one. */
        PrStatus fault() {
            return results.stream()
                    .filter(status -> status != PrStatus.CONFLICT && status != PrStatus.UNREACHABLE && status != PrStatus.SUCCESS)
                    .findFirst()
                    .orElse(PrStatus.SUCCESS);
        }
    }
}
