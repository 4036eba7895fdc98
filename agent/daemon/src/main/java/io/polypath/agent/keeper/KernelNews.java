package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.path.PathState;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.record.Errand;
import io.polypath.agent.topology.InitState;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import io.polypath.ffm.sys.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the kernel tells about its maps, and what becomes of our orders. Owner lane only.
 *
 * <p>A reading that a change of ours has overtaken is thrown away: it may tell of the time before.
 */
public final class KernelNews {

    /** What could not be read is read again after this. */
    private static final long AGAIN_NS = 1_000_000_000L;

    /** So long has another program that makes a map: one that changes it in between makes the other's steps fail. */
    private static final long MAKER_NS = 3_000_000_000L;

    private static final List<String> NONE = List.of();

    private final MapBook book;
    private final Members members;
    private final Eligibility eligibility;
    private final Steering steering;
    private final Agenda agenda;
    private final MapperPost post;
    private final ClerkPost clerk;
    private final KeeperHost host;
    private final ClaimKeeper claims;
    private final ReservationKeeper reservations;

    /** Whether the maps of the kernel are known. */
    boolean listed;

    /** Whether maps are kept at all. */
    boolean begun;

    private long relistNs = MapClocks.NEVER;

    /** Changes that have come home, and how many had when the list was asked for that is on its way. */
    private long changesHome;

    private long changesBeforeList;

    KernelNews(
            MapBook book,
            Members members,
            Eligibility eligibility,
            Steering steering,
            Agenda agenda,
            MapperPost post,
            ClerkPost clerk,
            KeeperHost host,
            ClaimKeeper claims,
            ReservationKeeper reservations) {
        this.book = book;
        this.members = members;
        this.eligibility = eligibility;
        this.steering = steering;
        this.agenda = agenda;
        this.post = post;
        this.clerk = clerk;
        this.host = host;
        this.claims = claims;
        this.reservations = reservations;
    }

    /** Asks for all maps that the kernel has. */
    void list() {
        changesBeforeList = changesHome;
        post.list();
    }

    /** The list that was asked for. One that was made beside a change may tell the time before it, and is asked for again. */
    public void listed(List<MapReading> readings, long nowNs) {
        if (changesHome != changesBeforeList) {
            listFailed(nowNs);
            return;
        }
        listed = true;
        for (MapReading reading : readings) {
            adopt(reading, nowNs);
        }
        Set<String> present = readings.stream().map(MapReading::uuid).collect(Collectors.toSet());
        for (ManagedMap map : book.all()) {
            if (!present.contains(map.uuid()) && map.kernel != null && !map.orders.changing) {
                vanished(map, nowNs);
            }
        }
    }

    /** A map that is in the kernel, whoever made it. One that we are making is looked at when that has ended. */
    public void adopt(MapReading reading, long nowNs) {
        Wwid wwid = Wwid.ofNullable(identityOf(reading.uuid()));
        ManagedMap map = wwid == null ? null : book.open(wwid);
        if (map == null || map.orders.changing) {
            return;
        }
        if (map.kernel == null) {
            host.note(FlightKind.MAP_SEEN, map, reading.major() << 20 | reading.minor(), "found as " + reading.name(), nowNs);
            finishFor(map, reading, nowNs);
            map.clocks.makerUntilNs = agenda.running ? nowNs + MAKER_NS : 0;
        }
        if (eligibility.remember(wwid.text())) {
            clerk.send(new Errand.Remember(wwid.text()));
        }
        observe(map, reading, nowNs);
        agenda.attend(map, Attention.TABLE, nowNs, nowNs);
    }

    /** A daemon that was killed in the middle of a change has left a table that nobody wants any more, and whoever resumes gets it. */
    private void finishFor(ManagedMap map, MapReading reading, long nowNs) {
        if (reading.prepared() && !agenda.running) {
            host.note(FlightKind.MAP_TROUBLE, map, 0, "a table was left that is not live: dropped", nowNs);
            post.clear(map);
        }
    }

    private static String identityOf(String uuid) {
        return uuid.startsWith(ManagedMap.UUID_PREFIX) ? uuid.substring(ManagedMap.UUID_PREFIX.length()) : null;
    }

    /**
     * Something happened to a map in the kernel: it is read again.
     *
     * @param uuid null when the event does not tell
     */
    public void kernelEvent(int major, int minor, String uuid) {
        ManagedMap map = book.byDevice(major, minor);
        if (map != null) {
            read(map);
        } else if (begun && (uuid == null || uuid.startsWith(ManagedMap.UUID_PREFIX))) {
            post.readStranger(major, minor);
        }
    }

    /** udev has seen to a device that was made or changed: its name is where programs look for it. */
    public void named(int major, int minor) {
        ManagedMap map = book.byDevice(major, minor);
        if (map != null) {
            map.clocks.named();
        }
    }

    /**
     * The kernel's multipath target failed or reinstated a path, perhaps long ago, and perhaps because we told it to: a reading tells
     * what holds. An echo of our own message that was taken for news would have the path failed again, which makes the next echo. A message
     * that still waits, as while device-mapper hangs, and would bring the path back is from before: without it the reading finds it failed.
     */
    public void kernelPathEvent(int major, int minor, String devT, boolean nowActive, long nowNs) {
        ManagedMap map = book.byDevice(major, minor);
        if (map == null) {
            return;
        }
        Path path = members.byNumbers(devT);
        if (!nowActive && path != null && map.kernel.isActive(devT)) {
            if (map.orders.messagesOut > 0) {
                post.withdraw(map, path);
            }
            host.checkSoon(path, nowNs);
        }
        read(map);
    }

    /**
     * Also a path that is only on its way to another state may be another unit when it answers again. While messages are under way they may
     * be about to bring it back: then it is asked, and the reading that follows them tells.
     *
     * @param expelled how many messages are under way that only expel others, and bring nothing back
     */
    private void failedByKernel(ManagedMap map, String devT, int expelled, long nowNs) {
        for (int i = 0; i < map.members.size(); i++) {
            Path path = map.members.get(i);
            if (path.deviceNumbers().equals(devT) && path.machine.state() != PathState.REMOVED) {
                if (map.orders.messagesOut == expelled) {
                    believeFailure(path, nowNs);
                } else {
                    map.kernel.setActive(devT, true);
                    map.orders.readAgain = true;
                }
                host.checkSoon(path, nowNs);
            }
        }
    }

    private void believeFailure(Path path, long nowNs) {
        if (path.machine.state().usable()) {
            steering.failedByKernel(path, nowNs);
        }
        host.kernelFailed(path, nowNs);
    }

    /** The kernel has a map no longer, and not by our doing. */
    public void removedEvent(int major, int minor, long nowNs) {
        ManagedMap map = book.byDevice(major, minor);
        if (map != null && !map.orders.changing) {
            vanished(map, nowNs);
        }
    }

    private void vanished(ManagedMap map, long nowNs) {
        host.note(FlightKind.MAP_SEEN, map, 0, "gone from the kernel", nowNs);
        map.gone();
        map.clocks.auditNs = MapClocks.NEVER;
        eligibility.dismiss(map.wwid.text());
        agenda.forgetIfEmpty(map);
    }

    /** Orders a reading, unless one is under way. */
    void read(ManagedMap map) {
        if (map.orders.reading || map.orders.changing) {
            map.orders.readAgain = true;
        } else {
            map.orders.reading = true;
            map.orders.overtaken = false;
            post.read(map, map.orders.readForLastPath);
        }
    }

    /** A reading came home. @param reading null when the kernel has no such map */
    public void readDone(int row, int tenant, MapReading reading, long nowNs) {
        ManagedMap map = book.tenant(row, tenant);
        if (map == null) {
            return;
        }
        map.orders.reading = false;
        if (!map.orders.overtaken) {
            accept(map, reading, nowNs);
        }
        readAgain(map);
        agenda.arm(map);
    }

    /** A reading failed, which says nothing about the map: what is known stays, and it is read again. */
    public void readFailed(int row, int tenant, int error, long nowNs) {
        ManagedMap map = book.tenant(row, tenant);
        if (map != null) {
            host.note(FlightKind.MAP_TROUBLE, map, error, "cannot be read", nowNs);
            map.orders.reading = false;
            map.clocks.auditNs = nowNs + AGAIN_NS;
            agenda.arm(map);
        }
    }

    /** The list of maps could not be read: it is asked for again. */
    public void listFailed(long nowNs) {
        relistNs = nowNs + AGAIN_NS;
    }

    /** Asks again for a list that could not be read. */
    void relist(long nowNs) {
        if (nowNs >= relistNs) {
            relistNs = MapClocks.NEVER;
            list();
        }
    }

    private void accept(ManagedMap map, MapReading reading, long nowNs) {
        if (reading == null) {
            if (map.kernel != null) {
                vanished(map, nowNs);
            }
            return;
        }
        boolean awaited = map.orders.unsure || map.orders.readForLastPath;
        if (observe(map, reading, nowNs) || awaited) {
            agenda.attend(map, Attention.TABLE, nowNs, nowNs);
        }
    }

    private void readAgain(ManagedMap map) {
        if (map.orders.readAgain && map.kernel != null && !map.orders.changing) {
            map.orders.readAgain = false;
            read(map);
        }
    }

    /**
     * A change came home.
     *
     * @param error 0, or minus errno
     * @param reading what the kernel has now; null when it has no such map, or could not be read
     */
    public void changeDone(int row, int tenant, int error, MapReading reading, long nowNs) {
        changesHome++;
        ManagedMap map = book.tenant(row, tenant);
        if (map == null) {
            return;
        }
        host.note(error < 0 ? FlightKind.MAP_TROUBLE : FlightKind.MAP_DONE, map, error, map.orders.what(), nowNs);
        if (error < 0) {
            if (map.kernel == null && reading != null) {
                observe(map, reading, nowNs);
            } else if (map.kernel == null) {
                claims.notMade(map);
                map.nameRefused(error == -Errno.EEXIST);
            }
            if (error == -Errno.ENXIO && !map.leavesOut) {
                map.leavesOut = true;
            } else if (!map.orders.isAsked()) { // who asked is told, and what the map needs itself must not wait for that
                map.clocks.failed(nowNs);
            }
            map.attention = Attention.TABLE;
            map.orders.unsure = map.kernel != null;
            map.orders.readAgain = map.kernel != null;
        } else {
            map.clocks.succeeded();
            changed(map, reading, nowNs);
            map.leavesOut &= !map.members.stream().allMatch(map::isInKernel);
        }
        map.orders.changed(error);
        readAgain(map);
        if (map.attention != Attention.NONE && map.clocks.retryNs == MapClocks.NEVER) {
            agenda.attend(map, map.attention, nowNs, nowNs);
        }
        agenda.arm(map);
        agenda.forgetIfEmpty(map);
    }

    /** A message came home. One that was refused may mean that the kernel's map is another one than was thought. */
    public void messageDone(int row, int tenant, String message, int error, long nowNs) {
        ManagedMap map = book.tenant(row, tenant);
        if (map == null) {
            return;
        }
        map.orders.messagesOut--;
        refused(map, message, error, nowNs);
        if (map.orders.messagesOut == 0) {
            readAgain(map);
        }
    }

    /** A table that was not live has been dropped, or could not be. */
    public void clearDone(int row, int tenant, int error, long nowNs) {
        ManagedMap map = book.tenant(row, tenant);
        if (map != null) {
            refused(map, "drop a table", error, nowNs);
        }
    }

    private void refused(ManagedMap map, String what, int error, long nowNs) {
        if (error < 0) {
            host.note(FlightKind.MAP_TROUBLE, map, error, what, nowNs);
            readAfterRefusal(map, nowNs);
        }
    }

    /** A reading has what was refused sent again: of a map that somebody has suspended each message is refused until it is resumed. */
    private void readAfterRefusal(ManagedMap map, long nowNs) {
        map.refusalRest.failed(nowNs);
        if (nowNs < map.refusalRest.notBeforeNs()) {
            map.clocks.auditNs = Math.min(map.clocks.auditNs, map.refusalRest.notBeforeNs());
            agenda.arm(map);
        } else {
            map.refusalRest.broughtBack(nowNs);
            read(map);
        }
    }

    /** Of a map that went, paths may be left that it could not take, as those of another capacity: they get one of their own. */
    private void changed(ManagedMap map, MapReading reading, long nowNs) {
        if (reading == null) {
            map.gone();
            claims.released(map);
            members.refresh(map);
            agenda.attend(map, Attention.TABLE, nowNs, nowNs);
            return;
        }
        boolean created = map.kernel == null;
        map.fitting &= map.lastReason == MapChangeReason.NAME;
        map.counters.loads++;
        if (eligibility.remember(map.wwid.text())) {
            clerk.send(new Errand.Remember(map.wwid.text()));
        }
        observe(map, reading, nowNs);
        if (created) {
            if (host.udevRuns()) {
                map.clocks.made(nowNs);
            }
            claims.made(map);
        }
    }

    /**
     * Paths that the kernel has failed since the reading before. All of them are in doubt before the first is dealt with, because that
     * gives back what is not.
     */
    private List<String> failedMeanwhile(ManagedMap map, KernelView before) {
        List<String> failed = NONE;
        List<String> devices = map.kernel.devices();
        for (int i = 0; i < devices.size(); i++) {
            String devT = devices.get(i);
            Path path = members.byNumbers(devT);
            if (path != null && path.isNotOf(map.wwid)) {
                steering.expel(map, path);
            } else if (path != null && path.init() == InitState.REQUESTED_UDEV) {
                steering.giveWay(map, path);
            } else if (path != null && !map.kernel.isActive(devT) && wasActive(before, devT)) {
                path.check.doubt();
                failed = failed == NONE ? new ArrayList<>() : failed;
                failed.add(devT);
            }
        }
        return failed;
    }

    /** A path that is new in the table was active when that was loaded. */
    private static boolean wasActive(KernelView before, String devT) {
        return before == null || !before.has(devT) || before.isActive(devT);
    }

    /**
     * What the kernel has was read: paths and queueing follow at once.
     *
     * @return whether it tells more than what was known, our own messages included
     */
    private boolean observe(ManagedMap map, MapReading reading, long nowNs) {
        KernelView before = map.kernel;
        if (before == null || !before.isAll(reading)) {
            map.kernel = new KernelView(reading);
        }
        if (before != null && !before.name().equals(map.kernel.name())) {
            book.renames++;
        }
        map.orders.unsure = false;
        boolean news = !map.kernel.saysTheSameAs(before);
        map.held &= reading.suspended();
        map.clocks.read(map.kernel, nowNs);
        int messagesBefore = map.orders.messagesOut;
        List<String> failed = failedMeanwhile(map, before);
        int expelled = map.orders.messagesOut - messagesBefore;
        for (int i = 0; i < failed.size(); i++) {
            failedByKernel(map, failed.get(i), expelled, nowNs);
        }
        Steering.groupsRead(map, nowNs);
        if (agenda.running) {
            members.refresh(map);
            agenda.align(map, nowNs);
        }
        if (before == null) {
            reservations.remind(map, nowNs);
        }
        return news;
    }
}
