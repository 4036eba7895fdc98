package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.ReservationSettings;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.reserve.MapReservation;
import io.polypath.agent.reserve.Registration;
import io.polypath.agent.reserve.ReserveFlag;
import io.polypath.agent.topology.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Keeps the persistent reservations of maps: keys, what is registered, and which paths still have to be. Owner lane only. */
public final class ReservationKeeper {

    private static final int REFUSED = -1;

    private final Policy policy;
    private final MapBook book;
    private final ClerkPost clerk;
    private final KeeperHost host;
    private final Map<Long, Completion> writers = new HashMap<>();

    /** Maps whose key could not be read. */
    private final Set<ManagedMap> unread = new HashSet<>();
    private final Rereading rereading = new Rereading();
    private long lastTicket;

    ReservationKeeper(Policy policy, MapBook book, ClerkPost clerk, KeeperHost host) {
        this.policy = policy;
        this.book = book;
        this.clerk = clerk;
        this.host = host;
    }

    /** The reservation of a path's map; null when the kernel has no such map. */
    public MapReservation of(Path path) {
        ManagedMap map = path.wwid() == null ? null : book.of(path.wwid());
        if (map == null || map.kernel == null) {
            return null;
        }
        configure(map, path);
        return map.reservation;
    }

    /** The same for a client, who may ask before a path has come. */
    public MapReservation of(ManagedMap map) {
        if (!map.members.isEmpty()) {
            configure(map, map.members.getFirst());
        }
        return map.reservation;
    }

    private void configure(ManagedMap map, Path path) {
        ReservationSettings says = policy.mapSettings(path).reservation();
        map.reservation.configure(says.fromFile(), says.key(), says.aptpl());
        if (map.reservation.owesFile() && !map.keyAsked) {
            ask(map);
        }
    }

    private void ask(ManagedMap map) {
        map.keyAsked = true;
        clerk.send(new Errand.ReadKey(map.row, map.tenant, map.wwid.text()));
    }

    /** Asks again for keys that could not be read. */
    void advance(long nowNs) {
        if (rereading.take(nowNs)) {
            unread.stream().filter(map -> book.at(map.row) == map && map.reservation.owesFile()).forEach(this::ask);
            unread.clear();
        }
    }

    /** A map appeared in the kernel, or its key became known: paths that were waiting for that are registered. */
    void remind(ManagedMap map, long nowNs) {
        for (Path path : map.members) {
            if (owes(path)) {
                host.checkSoon(path, nowNs);
            }
        }
    }

    /** A path's state changed, or it has joined its map: whoever says that it is usable, it is registered before the map uses it. */
    void pathChanged(Path path, long nowNs) {
        if (!path.machine.state().usable()) {
            path.check.registrationOwed = true;
        } else if (owes(path)) {
            host.checkSoon(path, nowNs);
        }
    }

    private boolean owes(Path path) {
        if (!path.check.registrationOwed || !path.machine.state().usable()) {
            return false;
        }
        MapReservation reservation = of(path);
        return reservation != null && reservation.concerns();
    }

    /** The configuration was read again. */
    void reconfigured(ManagedMap map, long nowNs) {
        map.reservation.forget();
        map.keyAsked = false;
        owe(map, nowNs);
    }

    private void owe(ManagedMap map, long nowNs) {
        map.members.forEach(path -> path.check.registrationOwed = true);
        remind(map, nowNs);
    }

    /** A path's registration has ended. */
    public void registered(Path path, Registration registration, long nowNs) {
        ManagedMap map = book.of(path.wwid());
        if (map != null && registration.fewerThanExpected()) {
            owe(map, nowNs);
        }
    }

    /**
     * A client has registered the map's paths; what else is usable, or comes, follows.
     *
     * @param devices the paths that it registered, by {@code MAJOR:MINOR} or kernel name; empty when it does not say
     */
    public void set(ManagedMap map, Set<String> devices, long nowNs) {
        MapReservation reservation = of(map);
        if (reservation.registered() != ReserveFlag.SET) {
            reservation.set();
            oweButFor(map, devices);
            remind(map, nowNs);
        }
        reservation.settled();
    }

    /** Of the client's own paths one is asked whether all their registrations are there. */
    private static void oweButFor(ManagedMap map, Set<String> devices) {
        boolean asked = false;
        for (Path path : map.members) {
            boolean registered = devices.contains(path.deviceNumbers()) || devices.contains(path.name());
            boolean asks = registered && !asked && path.machine.state().usable();
            path.check.registrationOwed = asks || !registered;
            path.check.registrationsExpected = asks ? devices.size() : 0;
            asked |= asks;
        }
    }

    /** Whether every usable path of the map has been registered, or has been tried, as far as that is called for. */
    public boolean settled(ManagedMap map) {
        return map.members.stream().noneMatch(this::owes);
    }

    /**
     * Has a key written to the prkeys file.
     *
     * @param key 0 to take it out
     * @param completion told 0 when it is the map's key now
     */
    public void write(ManagedMap map, long key, boolean aptpl, Completion completion) {
        writers.put(++lastTicket, completion);
        clerk.send(new Errand.WriteKey(map.row, map.tenant, map.wwid.text(), key, aptpl, lastTicket));
    }

    void report(ErrandReport.KeyRead read, long nowNs) {
        ManagedMap map = book.tenant(read.map(), read.mapGeneration());
        if (map == null || !map.reservation.owesFile()) {
            return;
        }
        if (!read.complaint().isEmpty()) {
            host.trouble("prkeys: " + map.wwid + ": " + read.complaint(), nowNs);
            unread.add(map);
            rereading.failed(nowNs);
            return;
        }
        map.reservation.filed(read.key(), read.aptpl());
        unread.remove(map);
        if (unread.isEmpty()) {
            rereading.succeeded();
        }
        remind(map, nowNs);
    }

    void report(ErrandReport.KeyWritten written) {
        ManagedMap map = book.tenant(written.map(), written.mapGeneration());
        boolean worked = written.complaint().isEmpty() && map != null && map.reservation.rewritten(written.key(), written.aptpl());
        writers.remove(written.ticket()).done(worked ? 0 : REFUSED);
    }
}
