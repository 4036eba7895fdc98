package io.polypath.agent.boot;

import io.polypath.agent.config.Settings;
import io.polypath.agent.desk.DeskCounters;
import io.polypath.agent.desk.DeskLimits;
import io.polypath.agent.desk.DeskSetup;
import io.polypath.agent.desk.SocketAddresses;
import io.polypath.agent.desk.SysfsBlockDevices;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.LaneStats;
import io.polypath.agent.lane.LaneThread;
import io.polypath.agent.owner.OwnerTables;
import io.polypath.agent.port.Clock;
import io.polypath.agent.port.World;
import io.polypath.agent.scribe.CounterBoard;
import io.polypath.agent.scribe.LaneBoard;
import io.polypath.agent.scribe.LaneSource;
import io.polypath.agent.scribe.LatencyBoard;
import io.polypath.agent.scribe.LogSink;
import io.polypath.agent.scribe.PortHistory;
import io.polypath.agent.scribe.Publisher;
import io.polypath.agent.scribe.Scribe;
import io.polypath.agent.scribe.StreamLog;
import io.polypath.ffm.sys.Threads;
import io.polypath.perf.latency.IntervalLogFile;
import io.polypath.perf.latency.LatencyBookReader;
import io.polypath.perf.latency.HiccupMeter;
import io.polypath.perf.latency.StageReader;
import io.polypath.perf.latency.StageRecorder;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import io.polypath.udev.sysfs.Sysfs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The daemon: lanes on threads over one world, and the mapped files that show what they do.
 *
 * <p>Made, started and stopped by one thread.
 */
public final class Daemon {

    /** 256-byte records: the ring's own 16 bytes and a FlightRecord. */
    public static final int FLIGHT_RECORD_BYTES = 256;

    /** 128-byte records: the ring's own 16 bytes and a PortRecord. */
    private static final int PORT_RECORD_BYTES = 128;

    private static final int PORT_RECORDS = 16_384;
    private static final int FLIGHT_RECORDS = 32_768;
    private static final int LANE_ROW_BYTES = 104;
    private static final int MAX_LANES = 32;
    private static final int LATENCY_ROW_BYTES = 176;
    private static final int MAX_LATENCIES = 128;
    private static final long LATENCY_LOG_BYTES = 4L << 20;
    private static final int LATENCY_LOGS = 4;

    /** For all lanes together. */
    private static final long JOIN_NS = 3_000_000_000L;

    private final List<LaneThread> threads = new ArrayList<>();
    private final List<Lane> running = new ArrayList<>();
    private final List<LaneStats> laneStats = new ArrayList<>();
    private final InstanceLock lock;
    private final InstanceLock mapsLock;
    private final Lanes lanes;
    private final Clock clock;

    /** Null where nobody wants to know. */
    private final HiccupMeter hiccups;

    /** A daemon that logs to standard error. */
    public Daemon(Settings settings, World world, LaneThread.LaneFailure onFailure) throws IOException {
        this(settings, world, StreamLog.standardError(), onFailure, () -> {});
    }

    /**
     * Takes all memory and makes all files; nothing runs yet.
     *
     * @param sink where log lines go
     * @param onFailure told when a lane died of a bug
     * @param shutdown asks for the end of the process; returns at once
     * @throws IOException when the runtime directory cannot be used, or another daemon uses it
     */
    public Daemon(
            Settings settings, World world, LogSink sink, LaneThread.LaneFailure onFailure, Runnable shutdown) throws IOException {
        clock = world.clock();
        Arena arena = Arena.ofAuto();
        RunDirectory directory = new RunDirectory(settings.runtimeDirectory(), RunIdentity.now(Build.ID));
        RuntimeFiles files = new RuntimeFiles(settings.runtimeDirectory());
        lock = InstanceLock.ofDirectory(files.pid());
        mapsLock = InstanceLock.ofMaps(settings.maps().pidFile());
        FlightRing flight = FlightRing.create(directory, "owner", FLIGHT_RECORD_BYTES, FLIGHT_RECORDS, arena);
        OwnerTables tables = TableFiles.create(directory, settings.maxPaths(), arena);
        FlightRing portRing = FlightRing.create(directory, "ports", PORT_RECORD_BYTES, PORT_RECORDS, arena);
        MappedTable laneTable = MappedTable.create(directory, "lanes", LANE_ROW_BYTES, MAX_LANES, arena);
        MappedTable latencies = MappedTable.create(directory, "latency", LATENCY_ROW_BYTES, MAX_LATENCIES, arena);
        DeskSetup desk = desk(settings, world);
        lanes = new Lanes(arena, settings, world, flight, tables, desk, shutdown);
        List<LaneSource> sources = new ArrayList<>();
        for (Lanes.Post post : lanes.posts()) {
            sources.add(add(post.lane(), post.doorbell(), post.inbound(), world, onFailure));
        }
        Scribe scribe = new Scribe(List.of(files.flight("owner")), world.clock(), sink);
        sources.add(add(scribe, lanes.scribeBell(), List.of(), world, onFailure));
        hiccups = settings.hiccups() == null ? null : new HiccupMeter(settings.hiccups().toNanos());
        List<StageRecorder> recorders = new ArrayList<>(lanes.stages().recorders());
        if (hiccups != null) {
            recorders.add(hiccups.recorder());
        }
        LatencyBoard latencyBoard = new LatencyBoard(
                latencies,
                recorders.stream().map(part -> new StageReader(part.stage(), List.of(part))).toList(),
                new LatencyBookReader(lanes.stages().book()),
                lanes.stages()::portName,
                new IntervalLogFile(files.latencyLog(), LATENCY_LOG_BYTES, LATENCY_LOGS));
        LaneBoard laneBoard = new LaneBoard(laneTable, sources);
        PortHistory history = new PortHistory(portRing, PORT_RECORDS, files.ports());
        CounterBoard counters = CounterBoard.create(directory, counted(desk, world).all(), arena);
        Publisher publisher = new Publisher(
                laneBoard, counters, latencyBoard, history, sink, world.clock(), Publisher.DEFAULT_PERIOD_NS);
        laneBoard.add(add(publisher, new Doorbell(arena), List.of(), world, onFailure));
    }

    private Counted counted(DeskSetup desk, World world) {
        Counted all = new Counted()
                .uevents(lanes.ueventCounters(), lanes.ueventLoss())
                .transports(lanes.transportCounters(), lanes.fabricLoss())
                .runners(lanes.runnerCounters(), world.clock());
        return desk == null ? all : all.desk(desk.counters());
    }

    private static DeskSetup desk(Settings settings, World world) throws IOException {
        List<String> names = settings.maps().sockets();
        return names.isEmpty() ? null : new DeskSetup(
                DeskLimits.DEFAULT,
                SocketAddresses.listen(names),
                new SysfsBlockDevices(new Sysfs(), world.clock()),
                new DeskCounters());
    }

    private LaneSource add(
            Lane lane, Doorbell doorbell, List<LaneQueue<?>> inbound, World world, LaneThread.LaneFailure onFailure) {
        LaneStats stats = new LaneStats();
        LaneThread thread = new LaneThread(lane, doorbell, world.clock(), stats, onFailure);
        threads.add(thread);
        running.add(lane);
        laneStats.add(stats);
        return new LaneSource(lane.name(), stats, inbound, thread.javaThreadId());
    }

    /** Starts every lane. */
    public void start() {
        threads.forEach(LaneThread::start);
        if (hiccups != null) {
            hiccups.start();
        }
    }

    /**
     * Waits until the paths that are there have been found and checked once.
     *
     * @return false when that took longer
     */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return lanes.readiness().await(limit);
    }

    /**
     * Lanes that should have finished a step, or have woken up, and did not. One whose step may hang in the kernel is not asked.
     *
     * @param limit how long a step may take
     */
    public List<String> stalled(Duration limit) {
        long nowNs = clock.nanoTime();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            if (!running.get(i).mayHang() && laneStats.get(i).overdueNs(nowNs) > limit.toNanos()) {
                names.add(running.get(i).name());
            }
        }
        return names;
    }

    /**
     * Has the lanes that I/O may wait for run in real time, as far as their budget goes.
     *
     * @param priority 1 to 99
     * @param threads of the calling thread
     * @return 0, or minus errno of the first that could not; it and those after it stay as they are
     */
    public int hasten(int priority, Threads threads) {
        for (int i = 0; i < running.size(); i++) {
            if (running.get(i).urgent()) {
                int result = threads.realTime(laneStats.get(i).threadId(), priority);
                if (result < 0) {
                    return result;
                }
                this.threads.get(i).hastened(priority);
            }
        }
        return 0;
    }

    /** Names of the lanes that I/O may wait for, the owner first. */
    public List<String> urgent() {
        return running.stream().filter(Lane::urgent).map(Lane::name).toList();
    }

    /**
     * Ends every lane, the owner first, so that the others carry out its last orders. Devices stay as they are.
     *
     * @return lanes that did not end in time, because a call of theirs hangs in the kernel
     */
    public List<Lane> stop() throws InterruptedException, IOException {
        if (hiccups != null) {
            hiccups.close();
        }
        List<Lane> stuck = new ArrayList<>();
        long untilNs = System.nanoTime() + JOIN_NS;
        threads.getFirst().requestStop();
        threads.getFirst().join(JOIN_NS / 1_000_000);
        threads.forEach(LaneThread::requestStop);
        for (int i = 0; i < threads.size(); i++) {
            long leftMs = Math.max(1, (untilNs - System.nanoTime()) / 1_000_000);
            if (!threads.get(i).join(leftMs)) {
                stuck.add(running.get(i));
            }
        }
        if (mapsLock != null) {
            mapsLock.release();
        }
        lock.release();
        return stuck;
    }

    /** Queues, recorders and counters of the lanes. */
    public Lanes lanes() {
        return lanes;
    }
}
