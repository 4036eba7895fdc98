package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;

/** Keeps I/O of a map from paths on which another logical unit answers, or may. Owner lane only. */
public final class Doubts {

    private final Policy policy;
    private final MapBook book;
    private final Steering steering;
    private final Agenda agenda;
    private final ClerkPost clerk;
    private final KeeperHost host;
    private boolean begun;

    Doubts(Policy policy, MapBook book, Steering steering, Agenda agenda, ClerkPost clerk, KeeperHost host) {
        this.policy = policy;
        this.book = book;
        this.steering = steering;
        this.agenda = agenda;
        this.clerk = clerk;
        this.host = host;
    }

    /** Maps are looked after. */
    void begin() {
        begun = true;
    }

    /** While it was not known who the path is, the table that had its device kept it, whoever's that is. */
    void expelElsewhere(Path path, long nowNs) {
        expelFromOthers(path, path.wwid(), nowNs);
    }

    private void expelFromOthers(Path path, Wwid own, long nowNs) {
        String devT = path.deviceNumbers();
        for (int row = 0; row < book.rows(); row++) {
            ManagedMap map = book.at(row);
            if (map != null && map.kernel != null && map.kernel.has(devT) && !map.wwid.equals(own)) {
                steering.expel(map, path);
                agenda.attend(map, Attention.TABLE, nowNs + Keeper.LEAVE_NS, nowNs);
            }
        }
    }

    /** udev and the device name a path differently: it gives way to others until udev has read again. */
    public void disputed(Path path, Wwid before, long nowNs) {
        book.all().forEach(map -> steering.giveWay(map, path));
        ManagedMap map = before == null ? null : book.of(before);
        if (map != null) {
            agenda.attend(map, Attention.TABLE, nowNs + Keeper.LEAVE_NS, nowNs);
        }
        reread(path);
    }

    /** The path's device says that it is not the unit that udev names, and udev cannot read it: only its own unit's table may have it. */
    public void denied(Path path, long nowNs) {
        expelFromOthers(path, path.reportedWwid(), nowNs);
    }

    /**
     * Another logical unit answers on a disk, which has to be read again. Tables that have the disk for the one before lose it at once:
     * while the daemon is still finding disks it decides on none of them, and who the disk is may be told again only much later.
     */
    public void becameAnother(Path path, long nowNs) {
        expelFromOthers(path, path.reportedWwid(), nowNs);
        reread(path);
    }

    private void reread(Path path) {
        if (begun) {
            clerk.reread(path.name());
        }
    }

    /** The target says that another logical unit may answer on the path; its identity is about to be read again. */
    public void doubted(Path path, long nowNs) {
        ManagedMap map = book.of(path.wwid());
        if (map != null && agenda.running && policy.of(path).recheckWwid() && steering.doubt(map, path)) {
            host.note(FlightKind.DOUBT, path, 0, "", nowNs);
        }
    }
}
