package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.Readiness;
import io.polypath.agent.lane.Reloads;
import io.polypath.agent.listen.UeventLoss;
import io.polypath.agent.path.MarginalCause;
import io.polypath.agent.path.PathState;
import io.polypath.agent.port.DiskKey;
import io.polypath.agent.record.Command;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.record.FabricEvent;
import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.record.SurveyReport;
import io.polypath.agent.record.UeventRecord;
import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.UdevClaim;
import io.polypath.agent.topology.Wwid;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;

/**
 * The lane that decides. It alone holds the topology, the state machines, the timers and the book of what is in flight, and it
 * never makes a call that can block.
 */
public final class Owner implements Lane {

    /** Most records of one kind that a step takes, so that none keeps the others waiting. */
    private static final int BATCH = 256;

    /** The same for disks that were looked at: a new path is by far the longest work that there is for one record. */
    private static final int REPORT_BATCH = 8;

    /** The same for timers: most are a map's, which is then compared with what it should be. */
    private static final int TIMER_BATCH = 16;

    /** A resync that was just done is not done again before this has passed. */
    private static final long RESYNC_PAUSE_NS = 1_000_000_000L;

    private final OwnerQueues queues;
    private final UeventLoss loss;
    private final UeventLoss fabricLoss;
    private final OwnerRooms rooms;
    private final Readiness readiness;
    private final Doorbell scribe;
    private final Duties duties = new Duties();
    private Reloads reloads;
    private long lastListNs = Long.MIN_VALUE / 2;
    private long lastFabricNs = Long.MIN_VALUE / 2;

    /**
     * @param loss of uevents
     * @param fabricLoss of the transports' events
     * @param scribe rung when the flight ring has something new to read
     */
    public Owner(
            OwnerQueues queues, UeventLoss loss, UeventLoss fabricLoss, OwnerRooms rooms, Readiness readiness, Doorbell scribe) {
        this.fabricLoss = fabricLoss;
        this.scribe = scribe;
        this.readiness = readiness;
        this.queues = queues;
        this.loss = loss;
        this.rooms = rooms;
        rooms.outcomes.consequences(duties);
        rooms.discovery.audience(duties);
        rooms.identities.audience(duties);
    }

    /** Has the configuration read again when somebody asks who is no client. Before the first step. */
    public void heeding(Reloads asked) {
        reloads = asked;
    }

    /** Has the maps kept, instead of only the paths watched. Before the first step. */
    public Owner keepingMaps() {
        rooms.keeper.begin();
        return this;
    }

    @Override
    public String name() {
        return "owner";
    }

    /** The first step orders the list of disks: cold start is a comparison with an empty topology. */
    @Override
    public int step(long nowNs) {
        int work = 0;
        rooms.views.started(nowNs);
        if (loss.take() || lastListNs == Long.MIN_VALUE / 2) {
            planList(nowNs);
            work++;
        }
        work += takeCommands(nowNs);
        rooms.submissions.wakeProber();
        work += takeDesk(nowNs);
        work += takeUevents(nowNs) + takeDesk(nowNs);
        work += takeFabric(nowNs);
        work += takeReports(nowNs) + takeDesk(nowNs);
        work += takePurges(nowNs);
        work += takeMaps(nowNs) + takeDesk(nowNs);
        work += takeErrands(nowNs) + takeDesk(nowNs);
        work += fireTimers(nowNs);
        rooms.submissions.wakeProber();
        rooms.keeper.advance(nowNs);
        if (!readiness.isReached() && rooms.discovery.settled() && rooms.keeper.settled()) {
            readiness.reached();
        }
        followReloads();
        rooms.waits.settle(nowNs);
        if (rooms.journal.takeNews()) {
            scribe.ring();
        }
        rooms.submissions.wakeProber();
        return work;
    }

    private void followReloads() {
        if (reloads == null) {
            return;
        }
        if (reloads.take()) {
            rooms.daemonActs.reconfigure(false);
        }
        if (rooms.daemonActs.reconfigurePending()) {
            reloads.began();
        } else if (reloads.isUnderWay() && rooms.discovery.settled() && rooms.keeper.settled()) {
            reloads.ended();
        }
    }

    @Override
    public long deadlineNs() {
        return Math.min(rooms.timers.nextNs(), rooms.waits.nextNs());
    }

    @Override
    public boolean urgent() {
        return true;
    }

    /** What the kernel must know before nobody looks after the maps any more. */
    @Override
    public void stop() {
        rooms.keeper.end();
    }

    private void planList(long nowNs) {
        rooms.timers.duty(Timers.Duty.RESYNC, Math.max(nowNs, lastListNs + RESYNC_PAUSE_NS));
    }

    private int takeCommands(long nowNs) {
        LaneQueue<Command> results = queues.results();
        int count = 0;
        for (Command command = next(results, count); command != null; command = next(results, count)) {
            count++;
            takeCommand(command, nowNs);
        }
        return count;
    }

    private void takeCommand(Command command, long nowNs) {
        Path path = rooms.holdings.paths.tenant(command.path, command.pathGeneration);
        switch (command.task) {
            case SUBMIT -> {
                rooms.checks.completed(command, path, Math.max(nowNs, command.completedNs));
                rooms.discovery.letGo(path);
            }
            case SAMPLE -> {
                rooms.sampler.completed(command, path, Math.max(nowNs, command.completedNs));
                rooms.discovery.letGo(path);
            }
            case ATTACH -> rooms.checks.attached(command, path, nowNs);
            case DETACH -> {
                HostLoad host = rooms.holdings.of(path).host;
                rooms.submissions.settle(command, path);
                rooms.discovery.detached(path);
                rooms.checks.roomFreed(host, nowNs);
            }
        }
    }

    private int takeUevents(long nowNs) {
        int count = 0;
        LaneQueue<UeventRecord> uevents = queues.uevents();
        for (UeventRecord record = next(uevents, count); record != null; record = next(uevents, count)) {
            count++;
            rooms.uevents.apply(record, nowNs);
            queues.ueventsDone().offer(record);
        }
        return count;
    }

    private int takeFabric(long nowNs) {
        int count = 0;
        LaneQueue<FabricEvent> fabric = queues.fabric();
        for (FabricEvent event = next(fabric, count); event != null; event = next(fabric, count)) {
            count++;
            rooms.fabric.apply(event, nowNs);
        }
        if (fabricLoss.take()) {
            planFabricResync(nowNs);
        }
        return count;
    }

    private void planFabricResync(long nowNs) {
        long atNs = Math.max(nowNs, lastFabricNs + RESYNC_PAUSE_NS);
        lastFabricNs = atNs;
        rooms.timers.duty(Timers.Duty.FABRIC_RESYNC, atNs);
    }

    private int takeReports(long nowNs) {
        int count = 0;
        LaneQueue<SurveyReport> reports = queues.reports();
        while (count < REPORT_BATCH) {
            SurveyReport report = reports.poll();
            if (report == null) {
                break;
            }
            count++;
            rooms.discovery.report(report, nowNs);
        }
        return count;
    }

    private int takePurges(long nowNs) {
        int count = 0;
        LaneQueue<PurgeTicket> purged = queues.purged();
        for (PurgeTicket ticket = next(purged, count); ticket != null; ticket = next(purged, count)) {
            count++;
            rooms.purges.finished(ticket, nowNs);
        }
        return count;
    }

    private int takeMaps(long nowNs) {
        int count = 0;
        LaneQueue<MapOrder> mapped = queues.mapped();
        for (MapOrder order = next(mapped, count); order != null; order = next(mapped, count)) {
            count++;
            rooms.mapResults.take(order, nowNs);
        }
        return count;
    }

    private int takeErrands(long nowNs) {
        int count = 0;
        LaneQueue<ErrandReport> reports = queues.errandReports();
        for (ErrandReport report = next(reports, count); report != null; report = next(reports, count)) {
            count++;
            if (report instanceof ErrandReport.ConfLoaded loaded) {
                rooms.reconfigurer.take(loaded, nowNs);
            } else {
                rooms.keeper.report(report, nowNs);
            }
        }
        return count;
    }

    /** Clients do not wait for the rest of a step: it may be long when much happens at once. */
    private int takeDesk(long nowNs) {
        int count = 0;
        LaneQueue<DeskOrder> desk = queues.desk();
        for (DeskOrder order = next(desk, count); order != null; order = next(desk, count)) {
            count++;
            rooms.desk.take(order, nowNs);
        }
        return count;
    }

    private static <E> E next(LaneQueue<E> queue, int taken) {
        return taken < BATCH ? queue.poll() : null;
    }

    private int fireTimers(long nowNs) {
        int count = 0;
        while (count < TIMER_BATCH && rooms.timers.fireOne(nowNs, duties)) {
            count++;
        }
        return count;
    }

    /** What timers and outcomes call for. */
    private final class Duties implements Timers.Handler, Outcomes.Consequences, Audience {

        @Override
        public void checkDue(int pathRow, long dueNs, long nowNs) {
            rooms.checks.begin(rooms.holdings.paths.at(pathRow), dueNs, nowNs);
        }

        @Override
        public void pathLimit(int pathRow, long nowNs) {
            rooms.outcomes.limitReached(rooms.holdings.paths.at(pathRow), nowNs);
        }

        @Override
        public void commandOverdue(int slot, long nowNs) {
            Command command = rooms.book.commands()[slot];
            Path path = rooms.holdings.paths.tenant(command.path, command.pathGeneration);
            if (command.task == Command.Task.SAMPLE) {
                rooms.sampler.overdue(command, path, nowNs);
            } else {
                rooms.checks.overdue(command, path, nowNs);
            }
            rooms.discovery.letGo(path);
        }

        @Override
        public void mapDue(int mapRow, long nowNs) {
            rooms.keeper.mapDue(mapRow, nowNs);
            rooms.mapBoard.update(mapRow, rooms.keeper.book().at(mapRow), nowNs);
        }

        @Override
        public void stateChanged(Path path, PathState from, long nowNs) {
            rooms.keeper.stateChanged(path, from, nowNs);
            if (from.usable() && !path.machine.state().usable()) {
                rooms.holdings.meters.pathFailed(rooms.holdings.of(path).port.meter());
            }
            ManagedMap map = rooms.keeper.book().of(path.wwid());
            if (map != null) {
                rooms.mapBoard.update(map.row, map, nowNs);
            }
        }

        @Override
        public void checked(Path path, long nowNs) {
            if (rooms.watch.checked(path, nowNs)) {
                rooms.outcomes.describe(path);
                rooms.keeper.priorityChanged(path.unit(), nowNs);
            }
            rooms.keeper.checked(path, nowNs);
        }

        @Override
        public void doubted(Path path, long nowNs) {
            rooms.keeper.doubts().doubted(path, nowNs);
        }

        @Override
        public void marginalChanged(Path path, MarginalCause cause, long nowNs) {
            rooms.journal.note(FlightKind.MARGINAL, path, path.marginal() ? 1 : 0, FixedText.bytes(cause.text()), nowNs);
            rooms.keeper.marginalChanged(path, nowNs);
        }

        @Override
        public void testDue(Path path, long nowNs) {
            rooms.sampler.begin(path, nowNs);
        }

        @Override
        public void accessChanged(LogicalUnit unit, long nowNs) {
            rooms.keeper.priorityChanged(unit, nowNs);
        }

        @Override
        public void excluded(DiskKey disk, UdevClaim heard) {
            rooms.keeper.claims().exclude(disk, heard);
        }

        @Override
        public void readmittedAll() {
            rooms.keeper.claims().readmitAll();
        }

        @Override
        public void joined(Path path, long nowNs) {
            rooms.keeper.joined(path, nowNs);
        }

        @Override
        public void left(Path path, Wwid wwid, boolean deviceGone, long nowNs) {
            rooms.outcomes.left(wwid, nowNs);
            rooms.keeper.left(path, wwid, deviceGone, nowNs);
        }

        @Override
        public void disputed(Path path, Wwid before, long nowNs) {
            rooms.keeper.doubts().disputed(path, before, nowNs);
        }

        @Override
        public void denied(Path path, long nowNs) {
            rooms.keeper.doubts().denied(path, nowNs);
        }

        @Override
        public void becameAnother(Path path, long nowNs) {
            rooms.keeper.doubts().becameAnother(path, nowNs);
        }

        @Override
        public void surveyed(Path path, long nowNs) {
            rooms.keeper.surveyed(path, nowNs);
        }

        @Override
        public void looked(Path path, long nowNs) {
            rooms.checks.looked(path, nowNs);
        }

        @Override
        public void dutyDue(Timers.Duty duty, long nowNs) {
            switch (duty) {
                case RESYNC -> {
                    lastListNs = nowNs;
                    rooms.discovery.list();
                    rooms.checks.identifyAll();
                    rooms.keeper.relist();
                }
                case REVISIT -> rooms.discovery.revisit(nowNs);
                case FABRIC -> rooms.fabric.settled(nowNs);
                case FABRIC_RESYNC -> rooms.fabric.resync(nowNs);
                case SAMPLE -> rooms.sampler.round(nowNs);
                case GLANCE -> {} // the step itself looks
            }
        }

        @Override
        public void checkSoon(Path path, long nowNs) {
            rooms.checks.soon(path, nowNs);
        }

        @Override
        public void surveyAgain(Path path) {
            rooms.discovery.survey(path.name());
        }

        @Override
        public void identityOwed(Path path, long nowNs) {
            rooms.identities.settle(path, nowNs);
        }

        @Override
        public void disconnection(Path path, long nowNs) {
            rooms.purges.consider(path, nowNs);
        }
    }
}
