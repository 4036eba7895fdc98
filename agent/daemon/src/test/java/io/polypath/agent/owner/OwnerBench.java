package io.polypath.agent.owner;

import io.polypath.agent.boot.TableFiles;
import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.config.Settings;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.Readiness;
import io.polypath.agent.listen.UeventLoss;
import io.polypath.agent.metrics.Stages;
import io.polypath.agent.port.Clock;
import io.polypath.agent.probe.Prober;
import io.polypath.agent.record.Command;
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
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import io.polypath.ringbuf.WhenFull;
import io.polypath.udev.UeventSource;
import io.polypath.udev.UeventWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The owner with prober, surveyor and runners over fake disks, stepped by one thread through virtual time. */
final class OwnerBench implements AutoCloseable {

    static final long SECOND_NS = 1_000_000_000L;
    static final RunnerLimits LIMITS = new RunnerLimits(2, 2, 8);
    private static final int PATHS = 16;
    private static final int QUEUE = 64;

    final UeventLoss loss;
    final RunnerCounters counters;
    private final OwnerRooms rooms;
    private final Owner owner;
    private final List<Lane> others = new ArrayList<>();
    private final List<Lane> runners = new ArrayList<>();
    private final Arena arena = Arena.ofShared();
    private final Doorbell bell = new Doorbell(arena);
    private boolean runnersHang;
    private long nowNs = SECOND_NS;

    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return nowNs;
        }

        @Override
        public long wallNanos() {
            return nowNs;
        }
    };

    OwnerBench(Path directory, FakeDisks disks, DeliberateDelays delays) throws IOException {
        Settings settings = settings(directory, delays);
        RunDirectory files = new RunDirectory(settings.runtimeDirectory(), RunIdentity.now("test"));
        FlightRing flight = FlightRing.create(files, "owner", 256, 64, arena);
        OwnerTables tables = TableFiles.create(files, PATHS, arena);
        CommandSlab slab = new CommandSlab(arena, settings.commandSlots(), 512, 4, 8_192);
        LaneQueue<Command> orders = queue(slab.slots());
        LaneQueue<Command> results = queue(slab.slots());
        OwnerQueues ends = new OwnerQueues(
                orders, results, queue(1), queue(1), queue(QUEUE), queue(QUEUE), queue(1), queue(1), queue(1),
                List.of(queue(1)), queue(1), queue(1), queue(1), queue(1), queue(1), queue(1));
        Runners crew = runners(disks, results, slab);
        counters = crew.counters();
        loss = new UeventLoss(bell);
        Readiness readiness = new Readiness();
        rooms = new OwnerRooms(arena, settings, clock, slab, ends, crew, flight, tables, new Stages(), readiness, () -> {});
        owner = new Owner(ends, loss, new UeventLoss(bell), rooms, readiness, new Doorbell(arena));
        others.add(new Prober(disks.asynchronous(), clock, rooms.commands(), orders, results));
        others.add(new Surveyor(disks, ends.surveys(), ends.reports()));
    }

    private static Settings settings(Path directory, DeliberateDelays delays) {
        Settings usual = Settings.defaults(directory.resolve("run"));
        return new Settings(usual.pollingInterval(), usual.maxPollingInterval(), usual.checkTimeout(),
                usual.commandTimeout(), false, usual.checker(), "", PATHS, 32, usual.uevents(),
                usual.runtimeDirectory(), delays);
    }

    private <E> LaneQueue<E> queue(int capacity) {
        return LaneQueue.mpsc("test", Math.max(2, capacity), WhenFull.BUG, bell);
    }

    private Runners runners(FakeDisks disks, LaneQueue<Command> results, CommandSlab slab) {
        List<Runner> crew = new ArrayList<>();
        for (int i = 0; i < LIMITS.runners(); i++) {
            crew.add(new Runner("runner-" + i, disks.blocking(slab), clock, queue(1), results));
        }
        runners.addAll(crew);
        return new Runners(crew, LIMITS, slab.slots());
    }

    /** From now on, or no longer, no runner gets anywhere: as if each were in a call that does not return. */
    void hangRunners(boolean hang) {
        runnersHang = hang;
    }

    /** The kernel says that the device at this address has an sg node. */
    void sgAppeared(String address) {
        MemorySegment room = arena.allocate(512);
        int length = new UeventWriter(room)
                .begin(UeventSource.KERNEL, "add", "/devices/host1/" + address + "/scsi_generic/sg0")
                .property("SUBSYSTEM", "scsi_generic")
                .finish();
        UeventRecord record = new UeventRecord(0);
        record.uevent.parse(room, length, UeventSource.KERNEL);
        rooms.uevents.apply(record, nowNs);
    }

    /** A disk is looked at, and what was seen is on its way home. */
    void look(String name) {
        rooms.discovery.survey(name);
        others.forEach(lane -> lane.step(nowNs));
    }

    /** The kernel says that a disk is gone. */
    void removed(String name) {
        MemorySegment room = arena.allocate(512);
        int length = new UeventWriter(room)
                .begin(UeventSource.KERNEL, "remove", "/devices/host1/block/" + name)
                .property("SUBSYSTEM", "block")
                .property("DEVNAME", name)
                .finish();
        UeventRecord record = new UeventRecord(0);
        record.uevent.parse(room, length, UeventSource.KERNEL);
        rooms.uevents.apply(record, nowNs);
    }

    /** Lets time pass, from one deadline to the next. */
    void run(long ns) {
        long untilNs = nowNs + ns;
        settle();
        while (nextNs() <= untilNs) {
            nowNs = Math.max(nowNs, nextNs());
            settle();
        }
        nowNs = untilNs;
        settle();
    }

    private void settle() {
        int work = 1;
        while (work > 0) {
            work = owner.step(nowNs);
            for (Lane lane : others) {
                work += lane.step(nowNs);
            }
            for (Lane lane : runnersHang ? List.<Lane>of() : runners) {
                work += lane.step(nowNs);
            }
        }
    }

    private long nextNs() {
        long nextNs = owner.deadlineNs();
        for (Lane lane : runnersHang ? List.<Lane>of() : runners) {
            nextNs = Math.min(nextNs, lane.deadlineNs());
        }
        return nextNs;
    }

    io.polypath.agent.topology.Path path(String name) {
        return rooms.holdings.paths.byName(name);
    }

    int priority(String name) {
        return rooms.priorities.of(path(name));
    }

    int paths() {
        return rooms.holdings.paths.size();
    }

    @Override
    public void close() {
        bell.close();
        arena.close();
    }
}
