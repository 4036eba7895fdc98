package io.polypath.agent.boot;

import io.polypath.agent.clerk.Clerk;
import io.polypath.agent.config.Settings;
import io.polypath.agent.desk.Desk;
import io.polypath.agent.desk.DeskLimits;
import io.polypath.agent.desk.DeskSetup;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.Readiness;
import io.polypath.agent.lane.Reloads;
import io.polypath.agent.listen.Listener;
import io.polypath.agent.listen.TransportCounters;
import io.polypath.agent.listen.TransportListener;
import io.polypath.agent.listen.UeventCounters;
import io.polypath.agent.listen.UeventLoss;
import io.polypath.agent.mapper.MapWatch;
import io.polypath.agent.mapper.Mapper;
import io.polypath.agent.metrics.Stages;
import io.polypath.agent.owner.Owner;
import io.polypath.agent.owner.OwnerQueues;
import io.polypath.agent.owner.OwnerRooms;
import io.polypath.agent.owner.OwnerTables;
import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.agent.port.ScsiPort;
import io.polypath.agent.port.World;
import io.polypath.agent.probe.Prober;
import io.polypath.agent.purge.Purger;
import io.polypath.agent.record.Command;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.record.FabricEvent;
import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.record.SurveyOrder;
import io.polypath.agent.record.SurveyReport;
import io.polypath.agent.record.UeventRecord;
import io.polypath.agent.runner.Runner;
import io.polypath.agent.runner.RunnerCounters;
import io.polypath.agent.runner.RunnerLimits;
import io.polypath.agent.runner.Runners;
import io.polypath.agent.survey.Surveyor;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lanes and the queues between them, wired over a world. What runs on threads in production is stepped one by one in the
 * simulator; both get it from here.
 *
 * <p>Every queue is at least as large as the number of records that can be in it, so a full one is a bug.
 */
public final class Lanes implements AutoCloseable {

    /** Replies of an array with twenty target port groups of four ports fit. */
    private static final int DATA_BYTES = 1_024;

    /** For the arrays beyond that. */
    private static final int LONG_REPLY_SLOTS = 16;
    private static final int LONG_REPLY_BYTES = 65_536;

    /** A uevent with all of udev's properties is rarely over 4 KiB. */
    private static final int UEVENT_BYTES = 8_192;

    /** Transport events that are received at one time; the longest, with an FPIN of many ports, are 2 KiB. */
    private static final int TRANSPORT_SLOTS = 64;
    private static final int TRANSPORT_BYTES = 4_096;

    /** Transport events that wait for the owner before they are dropped. */
    private static final int FABRIC_EVENTS = 4_096;

    /** Orders to the mappers and errands to the clerk that may be under way, for each path that there may be. */
    private static final int MAP_ORDERS = 4;

    /** How many maps can be changed at a time, so that one that hangs in the kernel keeps few others waiting. */
    private static final int CHANGERS = 4;

    private final List<Post> posts = new ArrayList<>();
    private final List<Doorbell> doorbells = new ArrayList<>();
    private final Readiness readiness = new Readiness();
    private final Doorbell scribeBell;
    private final Stages stages = new Stages();
    private final UeventLoss loss;
    private final Reloads reloads;
    private final UeventLoss fabricLoss;
    private final TransportCounters transportCounters = new TransportCounters();
    private final UeventCounters ueventCounters = new UeventCounters();
    private final List<LaneQueue<?>> queues = new ArrayList<>();
    private final RunnerCounters runnerCounters;

    /**
     * A lane and the bell that wakes it.
     *
     * @param lane what runs
     * @param doorbell its bell
     * @param inbound the queues that the lane consumes: their lengths tell how far it is behind
     */
    public record Post(Lane lane, Doorbell doorbell, List<LaneQueue<?>> inbound) {}

    /**
     * @param arena the process's; ends after every lane
     * @param flight the owner's flight ring
     * @param tables the owner's
     * @param desk where clients come in; null for nowhere
     * @param shutdown asks for the end of the process; returns at once
     */
    public Lanes(
            Arena arena, Settings settings, World world, FlightRing flight, OwnerTables tables, DeskSetup desk, Runnable shutdown) {
        Doorbell ownerBell = doorbell(arena);
        Doorbell proberBell = doorbell(arena);
        Doorbell listenerBell = doorbell(arena);
        Doorbell surveyorBell = doorbell(arena);
        Doorbell purgerBell = doorbell(arena);
        Doorbell messengerBell = doorbell(arena);
        Doorbell clerkBell = doorbell(arena);
        Doorbell deskBell = doorbell(arena);
        scribeBell = doorbell(arena);
        CommandSlab slab = new CommandSlab(arena, settings.commandSlots(), DATA_BYTES, LONG_REPLY_SLOTS, LONG_REPLY_BYTES);
        ReceiveSlots receive = new ReceiveSlots(arena, settings.uevents(), UEVENT_BYTES);
        int surveys = 4 * settings.maxPaths();
        LaneQueue<Command> orders = queue("orders", slab.slots(), proberBell);
        LaneQueue<Command> results = results("results", slab.slots(), ownerBell);
        LaneQueue<UeventRecord> uevents = queue("uevents", receive.slots(), ownerBell);
        LaneQueue<UeventRecord> done = queue("uevents-done", receive.slots(), listenerBell);
        LaneQueue<FabricEvent> fabric = told("fabric", FABRIC_EVENTS, ownerBell);
        LaneQueue<SurveyOrder> surveyOrders = queue("surveys", surveys, surveyorBell);
        LaneQueue<SurveyReport> reports = queue("reports", surveys, ownerBell);
        LaneQueue<PurgeTicket> purges = queue("purges", settings.maxPaths(), purgerBell);
        LaneQueue<PurgeTicket> purged = queue("purged", settings.maxPaths(), ownerBell);
        int mapOrders = MAP_ORDERS * settings.maxPaths();
        LaneQueue<MapOrder> messages = queue("map-messages", mapOrders, messengerBell);
        List<Doorbell> changerBells = Stream.generate(() -> doorbell(arena)).limit(CHANGERS).toList();
        List<LaneQueue<MapOrder>> changes = new ArrayList<>();
        for (Doorbell bell : changerBells) {
            changes.add(queue("map-changes-" + changes.size(), settings.maxPaths() + 1, bell));
        }
        LaneQueue<MapOrder> mapped = results("mapped", 2 * (mapOrders + Mapper.MOST_TAKEN), ownerBell);
        LaneQueue<Errand> errands = queue("errands", mapOrders, clerkBell);
        LaneQueue<ErrandReport> errandReports = queue("errand-reports", mapOrders + Clerk.MOST_TAKEN, ownerBell);
        LaneQueue<DeskOrder> deskOrders = told("desk", DeskLimits.DEFAULT.orderQueue(), ownerBell);
        LaneQueue<DeskReply> deskReplies = queue("desk-replies", DeskLimits.DEFAULT.replyQueue(), deskBell);
        OwnerQueues ends = new OwnerQueues(orders, results, uevents, done, surveyOrders, reports, purges, purged,
                messages, changes, mapped, deskOrders, deskReplies, fabric, errands, errandReports);
        loss = new UeventLoss(ownerBell);
        reloads = new Reloads(ownerBell);
        fabricLoss = new UeventLoss(ownerBell);
        List<Post> runnerPosts = runnerPosts(arena, world, slab, results);
        Runners runners = runners(runnerPosts, slab);
        runnerCounters = runners.counters();
        OwnerRooms rooms = new OwnerRooms(
                arena, settings, world.clock(), slab, ends, runners, flight, tables, stages, readiness, shutdown);
        ScsiPort scsi = world.scsi(arena, slab);
        Owner owner = new Owner(ends, loss, fabricLoss, rooms, readiness, scribeBell);
        boolean keepsMaps = settings.maps().active();
        if (settings.maps().rereads()) {
            owner.heeding(reloads);
        }
        post(keepsMaps ? owner.keepingMaps() : owner, ownerBell, results, uevents, fabric, reports, purged, mapped,
                errandReports, deskOrders);
        post(new Prober(scsi, world.clock(), rooms.commands(), orders, results), proberBell, orders);
        posts.addAll(runnerPosts);
        post(new Listener(world.uevents(arena, receive), receive, uevents, done, loss, ueventCounters), listenerBell, done);
        ReceiveSlots transports = new ReceiveSlots(arena, TRANSPORT_SLOTS, TRANSPORT_BYTES);
        post(new TransportListener(world.transportEvents(arena, transports), transports, fabric, fabricLoss, transportCounters),
                doorbell(arena));
        post(new Surveyor(world.survey(arena), surveyOrders, reports), surveyorBell, surveyOrders);
        post(new Purger(world.purge(arena), purges, purged), purgerBell, purges);
        if (desk != null) {
            post(new Desk(arena, desk, deskOrders, deskReplies), deskBell, deskReplies);
        }
        if (keepsMaps) {
            post(new Mapper("mapper-fast", true, world.deviceMapper(arena), messages, mapped), messengerBell, messages);
            for (int i = 0; i < CHANGERS; i++) {
                LaneQueue<MapOrder> share = changes.get(i);
                post(new Mapper("mapper-" + i, false, world.deviceMapper(arena), share, mapped), changerBells.get(i), share);
            }
            post(new MapWatch(world.mapEvents(arena), mapped), doorbell(arena));
        }
        if (settings.maps().rereads()) {
            post(new Clerk(settings.maps(), world.attributes(arena), errands, errandReports), clerkBell, errands);
        }
    }

    private List<Post> runnerPosts(Arena arena, World world, CommandSlab slab, LaneQueue<Command> results) {
        List<Post> crew = new ArrayList<>();
        for (int i = 0; i < RunnerLimits.DEFAULT.runners(); i++) {
            String name = "runner-" + i;
            Doorbell bell = doorbell(arena);
            LaneQueue<Command> orders = queue(name, 1, bell);
            BlockingScsiPort port = world.blockingScsi(arena, slab);
            crew.add(new Post(new Runner(name, port, world.clock(), orders, results), bell, List.of(orders)));
        }
        return crew;
    }

    private static Runners runners(List<Post> crew, CommandSlab slab) {
        List<Runner> lanes = crew.stream().map(post -> (Runner) post.lane()).toList();
        return new Runners(lanes, RunnerLimits.DEFAULT, slab.slots());
    }

    private Doorbell doorbell(Arena arena) {
        Doorbell doorbell = new Doorbell(arena);
        doorbells.add(doorbell);
        return doorbell;
    }

    private <E> LaneQueue<E> queue(String name, int capacity, Doorbell doorbell) {
        LaneQueue<E> queue = LaneQueue.spsc(name, capacity, WhenFull.BUG, doorbell);
        queues.add(queue);
        return queue;
    }

    /** What the world fills may be full: the desk then refuses, and transports' events are dropped and counted. */
    private <E> LaneQueue<E> told(String name, int capacity, Doorbell doorbell) {
        LaneQueue<E> queue = LaneQueue.spsc(name, capacity, WhenFull.DROP_AND_COUNT, doorbell);
        queues.add(queue);
        return queue;
    }

    private <E> LaneQueue<E> results(String name, int capacity, Doorbell doorbell) {
        LaneQueue<E> queue = LaneQueue.mpsc(name, capacity, WhenFull.BUG, doorbell);
        queues.add(queue);
        return queue;
    }

    private void post(Lane lane, Doorbell doorbell, LaneQueue<?>... inbound) {
        posts.add(new Post(lane, doorbell, List.of(inbound)));
    }

    /** The lanes; the owner first. */
    public List<Post> posts() {
        return posts;
    }

    public List<LaneQueue<?>> queues() {
        return queues;
    }

    /** Wakes whoever reads the owner's flight ring. */
    public Doorbell scribeBell() {
        return scribeBell;
    }

    public Readiness readiness() {
        return readiness;
    }

    /** Readings of the configuration; heeded where {@code MapKeeping.rereads}. */
    public Reloads reloads() {
        return reloads;
    }

    public Stages stages() {
        return stages;
    }

    /** How often events were lost, so that the topology was compared with what is there. */
    public UeventLoss ueventLoss() {
        return loss;
    }

    public UeventCounters ueventCounters() {
        return ueventCounters;
    }

    /** How often events of the transports were lost. */
    public UeventLoss fabricLoss() {
        return fabricLoss;
    }

    public TransportCounters transportCounters() {
        return transportCounters;
    }

    public RunnerCounters runnerCounters() {
        return runnerCounters;
    }

    /** Closes the doorbells, for a process that goes on. Only when every lane has ended. */
    @Override
    public void close() {
        doorbells.forEach(Doorbell::close);
    }
}
