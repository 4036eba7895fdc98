package io.polypath.agent.keeper;

import io.polypath.agent.map.KernelMessage;
import io.polypath.agent.map.PathGroup;
import io.polypath.agent.map.PathNews;
import io.polypath.agent.path.KernelIntent;
import io.polypath.agent.path.PathState;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import java.util.List;

/**
 * The maps of this host: takes the news of paths, kernel and clerk, and sees to it that each map is as it should be. Owner lane
 * only; nothing here blocks.
 */
public final class Keeper {

    /** A path that comes may be followed by others of its map: so long is waited for quiet, and no longer than that. */
    private static final long QUIET_NS = 100_000_000L;
    private static final long MOST_PATIENCE_NS = 3_000_000_000L;

    /** On a host short of CPU first checks take longer; what is made without a single answer would have to be loaded once more. */
    private static final long FIRST_ANSWER_NS = 30_000_000_000L;

    /** Paths of one map that go together are taken out with one table. */
    static final long LEAVE_NS = 10_000_000L;

    private final Policy policy;
    private final MapBook book;
    private final Members members;
    private final Eligibility eligibility;
    private final MapperPost post;
    private final ClerkPost clerk;
    private final KeeperHost host;
    private final Steering steering;
    private final MapPlanner planner;
    private final TableKeeper tables;
    private final GroupKeeper groups;
    private final QueueKeeper queues;
    private final NameKeeper names;
    private final LastPathKeeper lastPaths;
    private final Agenda agenda;
    private final TuningKeeper tunings;
    private final KernelNews kernel;
    private final MapCommands commands;
    private final Doubts doubts;
    private final MissingCapacities capacities;
    private final ClaimKeeper claims;
    private final ReservationKeeper reservations;
    private final LastResort lastResort;
    private final Rereading rereading = new Rereading();
    private boolean queuesWithoutDaemon;
    private boolean stateLoaded;
    private boolean stateAsked;

    /** What the keeper works with. */
    public Keeper(
            Policy policy,
            PathPriorities priorities,
            MapBook book,
            Members members,
            MapperPost post,
            ClerkPost clerk,
            KeeperHost host,
            int maxPaths) {
        this.policy = policy;
        this.book = book;
        this.members = members;
        this.post = post;
        this.clerk = clerk;
        this.host = host;
        eligibility = new Eligibility(policy);
        steering = new Steering(members, post, maxPaths);
        planner = new MapPlanner(policy, priorities);
        tables = new TableKeeper(planner, post, host);
        groups = new GroupKeeper(planner, tables, post, host);
        queues = new QueueKeeper(policy, post, host);
        lastPaths = new LastPathKeeper(policy, tables, queues, post, host);
        agenda = new Agenda(book, steering, queues, host);
        names = new NameKeeper(policy, book, agenda, clerk, host);
        commands = new MapCommands(book, eligibility, tables, groups, queues, agenda, post, clerk);
        tunings = new TuningKeeper(policy, clerk, host, maxPaths);
        claims = new ClaimKeeper(policy, clerk);
        lastResort = new LastResort(book, clerk);
        reservations = new ReservationKeeper(policy, book, clerk, host);
        doubts = new Doubts(policy, book, steering, agenda, clerk, host);
        capacities = new MissingCapacities(clerk);
        kernel = new KernelNews(book, members, eligibility, steering, agenda, post, clerk, host, claims, reservations);
    }

    /** Asks for what there is: the kernel's maps and the wwids file. Nothing is decided before both are known. */
    public void begin() {
        kernel.begun = true;
        doubts.begin();
        kernel.list();
        askState();
        claims.begin();
    }

    /** Another program may have written to the wwids file meanwhile. */
    private void askState() {
        if (kernel.begun && !stateAsked) {
            stateAsked = true;
            clerk.send(new Errand.LoadState());
        }
    }

    /** Events were lost: everything is compared with the kernel's maps. */
    public void relist() {
        if (agenda.running) {
            kernel.list();
        }
    }

    /** Starts to decide as soon as everything is known that a decision rests on. */
    public void advance(long nowNs) {
        if (!agenda.running && kernel.listed && stateLoaded && !host.discovering(nowNs)) {
            agenda.running = true;
            for (ManagedMap map : book.all()) {
                map.fitting = true;
                agenda.attend(map, Attention.TABLE, nowNs, nowNs);
            }
        }
        names.advance(nowNs);
        kernel.relist(nowNs);
        if (rereading.take(nowNs)) {
            askState();
        }
        reservations.advance(nowNs);
        lastResort.align();
    }

    /** Whether every map is as it should be, or has been tried; always, where maps are left alone. */
    public boolean settled() {
        return !kernel.begun || agenda.running && !book.anyUnsettled();
    }

    /** Another configuration holds. */
    public void reconfigured(boolean reloadAll, long nowNs) {
        eligibility.welcomeAll();
        claims.reconfigured();
        askState();
        for (ManagedMap map : book.all()) {
            map.forced |= reloadAll && map.kernel != null;
            map.friendlyPrefix = null;
            map.refusedName = null;
            map.clocks.succeeded();
            map.fitting = true;
            reservations.reconfigured(map, nowNs);
            agenda.attend(map, Attention.TABLE, nowNs, nowNs);
        }
    }

    /** Whether maps go on queueing when the daemon ends, whatever the configuration says. */
    public void queueWithoutDaemon(boolean forced) {
        queuesWithoutDaemon = forced;
    }

    /** What an operator may ask of a map. */
    public MapCommands commands() {
        return commands;
    }

    /** Takes what is said against a path's being who it was. */
    public Doubts doubts() {
        return doubts;
    }

    /** Persistent reservations. */
    public ReservationKeeper reservations() {
        return reservations;
    }

    /** What udev is told. */
    public ClaimKeeper claims() {
        return claims;
    }

    /** Takes what the kernel tells. */
    public KernelNews kernel() {
        return kernel;
    }

    /** The groups that the kernel has of a readable map, with what is known of their paths now. */
    public List<PathGroup> groupsInKernel(ManagedMap map) {
        return planner.groupsInKernel(map);
    }

    /** All maps. */
    public MapBook book() {
        return book;
    }

    /** A path has got an identity. */
    public void joined(Path path, long nowNs) {
        if (kernel.begun) {
            doubts.expelElsewhere(path, nowNs);
        }
        ManagedMap map = book.open(path.wwid());
        if (map == null) {
            return;
        }
        eligibility.welcome(path.wwid().text());
        if (agenda.running && map.kernel == null && !eligibility.wants(map)) {
            askState();
        }
        reservations.pathChanged(path, nowNs);
        if (agenda.running && map.kernel != null) {
            members.refresh(map);
            agenda.align(map, nowNs);
        }
        agenda.attend(map, Attention.TABLE, nowNs + QUIET_NS, nowNs);
    }

    /** A path has left its logical unit: its device is gone, or somebody else answers there. */
    public void left(Path path, Wwid wwid, boolean deviceGone, long nowNs) {
        ManagedMap map = book.of(wwid);
        if (map == null) {
            return;
        }
        if (!deviceGone) {
            steering.expel(map, path);
        }
        agenda.attend(map, Attention.TABLE, nowNs + LEAVE_NS, nowNs);
    }

    /** Whether a map that somebody has open has this path and no other. */
    public boolean isLastOfMapInUse(Path path) {
        ManagedMap map = book.of(path.wwid());
        return map != null && map.members.size() == 1 && map.kernel != null && map.kernel.openCount() > 0;
    }

    /** A path's state changed. */
    public void stateChanged(Path path, PathState from, long nowNs) {
        reservations.pathChanged(path, nowNs);
        ManagedMap map = book.of(path.wwid());
        if (map == null || !agenda.running) {
            return;
        }
        PathState to = path.machine.state();
        if (from.usable() && to.kernelIntent() == KernelIntent.FAIL) {
            map.counters.pathFaults++;
            if (map.failback != null) {
                map.failback.pathFailed();
            }
        }
        boolean cameUp = !from.usable() && to.usable();
        if (cameUp) {
            agenda.answers(map, path, nowNs);
        }
        if (map.settings == null || map.attention == Attention.TABLE && map.kernel == null) {
            return;
        }
        members.refresh(map);
        agenda.align(map, nowNs);
        if (cameUp) {
            tunings.cameBack(path);
        }
        if (to == PathState.UP && map.clocks.ghostUntilNs != MapClocks.NEVER) {
            map.clocks.ghostUntilNs = nowNs;
        }
        if (!map.orders.changing && map.attention != Attention.TABLE) {
            groups.refreshed(map, Attention.STATES, cameUp ? PathNews.UP : PathNews.NONE, nowNs);
        } else {
            map.attention = map.attention.and(Attention.STATES);
        }
        agenda.arm(map);
    }

    /** A check of a path has ended: what the kernel should have of it is looked at also where nothing changed. */
    public void checked(Path path, long nowNs) {
        PathState state = path.machine.state();
        if (!agenda.running || path.wwid() == null || !state.usable() && state != PathState.TIMEOUT) {
            return;
        }
        capacities.checked(path, nowNs);
        ManagedMap map = book.of(path.wwid());
        if (map != null && map.kernel != null && map.kernel.isActive(path.deviceNumbers()) != state.usable()) {
            agenda.align(map, nowNs);
            agenda.arm(map);
        }
    }

    /** A path became marginal, or no longer is: where the configuration wants marginal paths apart, the groups are others. */
    public void marginalChanged(Path path, long nowNs) {
        ManagedMap map = book.of(path.wwid());
        if (map != null && policy.globals().marginalApart()) {
            agenda.attend(map, Attention.TABLE, nowNs + LEAVE_NS, nowNs);
        }
    }

    /** A path's priority may have changed. */
    public void priorityChanged(LogicalUnit unit, long nowNs) {
        ManagedMap map = unit == null ? null : book.of(unit.wwid());
        if (map != null && agenda.running && map.kernel != null) {
            agenda.attend(map, Attention.PRIORITIES, nowNs + LEAVE_NS, nowNs);
        }
    }

    /** Capacity or write protection of a path may have changed. */
    public void surveyed(Path path, long nowNs) {
        ManagedMap map = book.of(path.wwid());
        if (map != null) {
            agenda.attend(map, Attention.TABLE, nowNs + LEAVE_NS, nowNs);
        }
    }

    /** The clerk brought something home. */
    public void report(ErrandReport report, long nowNs) {
        switch (report) {
            case ErrandReport.StateLoaded loaded -> stateLoaded(loaded, nowNs);
            case ErrandReport.NamesChosen chosen -> chosen.choices().forEach(choice -> named(choice, nowNs));
            case ErrandReport.ConfLoaded loaded -> throw new AssertionError("the configuration is not the maps' alone");
            case ErrandReport.KeyRead read -> reservations.report(read, nowNs);
            case ErrandReport.KeyWritten written -> reservations.report(written);
            case ErrandReport.Tuned tuned -> tuned(tuned, nowNs);
            case ErrandReport.Trouble trouble -> host.trouble(trouble.what() + ": " + trouble.complaint(), nowNs);
        }
    }

    /** Without the file what was known of it counts, which at first is nothing: maps that need it have to wait, others do not. */
    private void stateLoaded(ErrandReport.StateLoaded loaded, long nowNs) {
        stateLoaded = true;
        stateAsked = false;
        if (!loaded.complaint().isEmpty()) {
            host.trouble("wwids: " + loaded.complaint(), nowNs);
            rereading.failed(nowNs);
            eligibility.unread();
        } else {
            rereading.succeeded();
            eligibility.remembered(loaded.wwids());
        }
        book.all().stream().filter(map -> map.kernel == null).forEach(
                map -> agenda.attend(map, Attention.TABLE, nowNs + QUIET_NS, nowNs));
    }

    private void tuned(ErrandReport.Tuned report, long nowNs) {
        Path path = members.tenant(report.path(), report.pathGeneration());
        if (path == null) {
            return;
        }
        tunings.tuned(path, report, nowNs);
        ManagedMap map = book.of(path.wwid());
        if (map != null && map.attention == Attention.TABLE) {
            agenda.attend(map, Attention.TABLE, nowNs, nowNs);
        }
    }

    private void named(ErrandReport.NameChoice choice, long nowNs) {
        ManagedMap map = book.tenant(choice.map(), choice.mapGeneration());
        if (map != null) {
            names.chosen(map, choice, nowNs);
            agenda.attend(map, Attention.TABLE, nowNs, nowNs);
        }
    }

    /** Something of the map is due. */
    public void mapDue(int row, long nowNs) {
        ManagedMap map = book.at(row);
        if (map == null) {
            return;
        }
        if (map.clocks.steerNs <= nowNs) {
            agenda.align(map, nowNs);
        }
        if (map.clocks.auditNs <= nowNs) {
            map.clocks.auditNs = MapClocks.NEVER;
            kernel.read(map);
        }
        queues.expire(map, nowNs);
        if (agenda.maySwitch(map)) {
            groups.expire(map, nowNs);
        }
        if (map.clocks.retryNs <= nowNs) {
            map.clocks.retryNs = MapClocks.NEVER;
            map.clocks.settleNs = nowNs;
        }
        if (map.clocks.ghostUntilNs <= nowNs) {
            map.clocks.ghostUntilNs = MapClocks.NEVER;
            map.forced = map.kernel != null;
            map.attention = Attention.TABLE;
            map.clocks.settleNs = nowNs;
        }
        if (map.clocks.waitUntilNs <= nowNs) {
            map.clocks.waitUntilNs = MapClocks.NEVER;
            claims.giveUp(map);
        }
        if (map.clocks.settleNs <= nowNs) {
            look(map, nowNs);
        }
        agenda.armAgain(map, nowNs);
    }

    private void look(ManagedMap map, long nowNs) {
        if (!agenda.running || map.held || map.orders.changing || map.waits()) {
            map.clocks.settleNs = MapClocks.NEVER;
            return;
        }
        if (map.kernel != null && map.kernel.table() == null && nowNs < map.clocks.makerUntilNs) {
            map.clocks.settleNs = map.clocks.makerUntilNs;
            return;
        }
        members.refresh(map);
        long mostNs = map.isUnchecked() ? FIRST_ANSWER_NS : MOST_PATIENCE_NS;
        boolean patient = nowNs - map.clocks.unsettledSinceNs < mostNs;
        boolean incomplete = host.discovering(nowNs) || map.kernel != null && !reservations.settled(map);
        if (map.attention == Attention.TABLE && patient && incomplete) {
            map.clocks.settleNs = nowNs + QUIET_NS;
            return;
        }
        map.clocks.settleNs = MapClocks.NEVER;
        lastResort.changed();
        Attention what = map.attention;
        map.attention = Attention.NONE;
        if (map.members.isEmpty()) {
            withoutPaths(map, nowNs);
        } else {
            configure(map, nowNs);
            if (map.kernel != null) {
                claims.hold(map);
            }
            if (map.kernel != null && map.kernel.leaving()) {
                if (eligibility.isDismissed(map.wwid.text())) {
                    return;
                }
                post.keep(map);
            }
            settle(map, what, patient, nowNs);
        }
    }

    /** Whether somebody uses the map counts as of now, not as of the last reading, nor as of one that was ordered for another reason. */
    private void withoutPaths(ManagedMap map, long nowNs) {
        if (map.kernel != null && !map.orders.readForLastPath) {
            map.orders.readForLastPath = true;
            map.orders.message();
            map.attention = Attention.TABLE;
            kernel.read(map);
            return;
        }
        if (map.kernel != null && map.orders.reading) {
            map.attention = Attention.TABLE;
            return;
        }
        map.orders.readForLastPath = false;
        lastPaths.settle(map, nowNs);
        agenda.forgetIfEmpty(map);
    }

    private void configure(ManagedMap map, long nowNs) {
        map.configure(policy);
        queues.configure(map, nowNs);
        reservations.remind(map, nowNs);
    }

    private void settle(ManagedMap map, Attention what, boolean patient, long nowNs) {
        boolean wanted = map.kernel != null || eligibility.wants(map);
        map.clocks.waitUntilNs = wanted ? MapClocks.NEVER : claims.waitUntilNs(map, nowNs);
        if (!wanted || what == Attention.NONE) {
            return;
        }
        names.configure(map);
        if (map.name == null) {
            map.attention = Attention.TABLE;
            return;
        }
        if (what == Attention.TABLE && tunings.prepare(map) && patient) {
            agenda.attend(map, Attention.TABLE, nowNs + QUIET_NS, map.clocks.unsettledSinceNs);
            return;
        }
        boolean inPlace = what != Attention.TABLE || tables.settle(map, nowNs);
        if (inPlace) {
            map.fitting &= what != Attention.TABLE;
            groups.refreshed(map, Attention.PRIORITIES, PathNews.NONE, nowNs);
        }
        agenda.align(map, nowNs);
    }

    /** The daemon ends: unless it is to go on, I/O must not wait for paths that nobody would bring back. */
    public void end() {
        claims.end();
        lastResort.end();
        for (ManagedMap map : book.all()) {
            if (map.kernel != null && map.queueing != null) {
                KernelMessage message = map.queueing.atExit(queuesWithoutDaemon || policy.globals().queueWithoutDaemon());
                if (message != KernelMessage.NONE && map.kernel.queues()) {
                    post.queueing(map, message);
                }
            }
        }
    }
}
