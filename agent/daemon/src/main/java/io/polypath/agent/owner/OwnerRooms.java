package io.polypath.agent.owner;

import io.polypath.agent.config.Settings;
import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.keeper.MapBook;
import io.polypath.agent.keeper.Members;
import io.polypath.agent.lane.Readiness;
import io.polypath.agent.metrics.Stages;
import io.polypath.agent.path.PurgePolicy;
import io.polypath.agent.policy.Admission;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.agent.record.Errand;
import io.polypath.agent.runner.Runners;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.LaneQueue;
import java.lang.foreign.Arena;
import java.util.function.Consumer;

/** The parts of the owner, wired to each other. Owner lane only. */
public final class OwnerRooms {

    /** A mapping that was taken back by mistake is usually restored within this time. */
    private static final long PURGE_HOLD_DOWN_NS = 10_000_000_000L;

    final Holdings holdings;
    final Journal journal;
    final CommandBook book;
    final Timers timers;
    final Submissions submissions;
    final Outcomes outcomes;
    final Identities identities;
    final Discovery discovery;
    final Checks checks;
    final FlakyPaths flaky;
    final Sampler sampler;
    final UeventHandler uevents;
    final FabricHandler fabric;
    final Purges purges;
    final Policy policy;
    final PathPriorities priorities;
    final PriorityWatch watch;
    final Keeper keeper;
    final MapBoard mapBoard;
    final MapResults mapResults;
    final HostViews views;
    final DeskWork desk;
    final DeskWaits waits;
    final Reconfigurer reconfigurer;
    final DaemonActs daemonActs;

    /**
     * @param arena the process's
     * @param runners for what the prober cannot carry
     * @param flight the owner's flight ring, with records of {@code FlightRecord}
     * @param tables that of paths with at least {@code settings.maxPaths()} rows
     * @param readiness what clients are shown of it
     * @param shutdown asks for the end of the process; returns at once
     */
    public OwnerRooms(
            Arena arena,
            Settings settings,
            Clock clock,
            CommandSlab slab,
            OwnerQueues queues,
            Runners runners,
            FlightRing flight,
            OwnerTables tables,
            Stages stages,
            Readiness readiness,
            Runnable shutdown) {
        holdings = new Holdings(arena, settings.maxPaths(), settings.delays(), stages, new PortMeters(tables.ports()));
        policy = new Policy(settings.conf(), settings.maxPaths());
        priorities = new PathPriorities(policy, settings.maxPaths());
        book = new CommandBook(slab.slots(), slab.smallSlots());
        timers = new Timers(settings.maxPaths(), slab.slots(), settings.maxPaths());
        journal = new Journal(flight, holdings);
        Board board = new Board(tables.paths(), holdings, priorities);
        submissions = new Submissions(
                slab,
                book,
                queues.orders(),
                runners,
                holdings,
                timers,
                (int) settings.commandTimeout().toMillis(),
                settings.checkTimeout().toNanos(),
                clock);
        flaky = new FlakyPaths(policy, settings.maxPaths());
        outcomes = new Outcomes(holdings, timers, journal, board, flaky, priorities);
        Admission admission = new Admission(policy);
        identities = new Identities(holdings, outcomes, timers, journal, board, policy, admission, settings);
        discovery = new Discovery(
                holdings, submissions, timers, journal, board, queues.surveys(), policy, admission, identities, settings);
        watch = new PriorityWatch(priorities, holdings, journal);
        Registrations registrations = new Registrations(slab, journal, settings.maxPaths());
        CheckerPolicy checkers = new CheckerPolicy(policy, settings.checker());
        Replies replies = new Replies(arena, slab, journal, identities, outcomes, checkers, registrations, watch);
        checks = new Checks(holdings, submissions, replies, outcomes, timers, journal, slab, stages,
                new CheckSequence(priorities), discovery, registrations);
        sampler = new Sampler(holdings, submissions, flaky, timers, journal, slab, outcomes, checks);
        MapDuties mapDuties = new MapDuties(timers, journal, discovery);
        keeper = new Keeper(
                policy,
                priorities,
                new MapBook(settings.maxPaths()),
                new Members(holdings.units, holdings.paths),
                new MapOrders(queues.messages(), queues.changes(), policy),
                new Errands(queues.errands()),
                mapDuties,
                settings.maxPaths());
        mapDuties.paths(checks, outcomes);
        registrations.keeper(keeper);
        mapBoard = new MapBoard(tables.maps());
        mapResults = new MapResults(keeper, mapBoard);
        FadingNames fading = new FadingNames(discovery);
        uevents = new UeventHandler(holdings, discovery, identities, checks, outcomes, journal, stages, new MapEvents(keeper, fading));
        Consumer<Errand> hints = settings.maps().active() ? errand -> offerIfIdle(queues.errands(), errand) : errand -> {};
        fabric = new FabricHandler(holdings, policy, checks, outcomes, timers, journal, hints);
        PurgePolicy purgePolicy = new PurgePolicy(3, PURGE_HOLD_DOWN_NS, Long.MAX_VALUE);
        purges = new Purges(
                holdings, journal, discovery, checks, keeper, queues.purges(), settings.purgeDisconnected(), policy, purgePolicy);
        waits = new DeskWaits();
        daemonActs = new DaemonActs(keeper, queues.errands(), waits, shutdown);
        PathViews pathViews = new PathViews(holdings, keeper.book(), priorities);
        views = new HostViews(pathViews, new MapViews(keeper, holdings.paths, pathViews), policy, readiness, daemonActs, clock);
        desk = new DeskWork(
                views,
                new MapActs(keeper, discovery, outcomes, fading, waits, new Reasons(keeper, holdings.paths, priorities)),
                new PathActs(holdings.paths, keeper, discovery, checks, outcomes, waits),
                daemonActs,
                waits,
                queues.deskReplies());
        reconfigurer = new Reconfigurer(policy, discovery, checks, keeper, daemonActs, journal);
    }

    /** However often fabrics tell, a clerk that hangs is not given more of what may be left out. */
    private static void offerIfIdle(LaneQueue<Errand> errands, Errand errand) {
        if (errands.size() < errands.capacity() / 2) {
            errands.offer(errand);
        }
    }

    /** The record of every command slot, for the prober. */
    public Command[] commands() {
        return book.commands();
    }
}
