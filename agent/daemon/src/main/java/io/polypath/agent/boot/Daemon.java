package io.polypath.agent.boot;

import io.polypath.agent.config.Settings;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.LaneStats;
import io.polypath.agent.lane.LaneThread;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.port.World;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
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
    private static final int FLIGHT_RECORD_BYTES = 256;

    /** 512-byte rows: 8 bytes are the table's. */
    private static final int PATH_ROW_BYTES = 512;

    private static final int FLIGHT_RECORDS = 32_768;

    /** For all lanes together. */
    private static final long JOIN_NS = 3_000_000_000L;

    private final List<LaneThread> threads = new ArrayList<>();
    private final List<RunningLane> running = new ArrayList<>();
    private final InstanceLock lock;
    private final RunDirectory directory;
    private final Lanes lanes;
    private final World world;

    /**
     * A lane on its thread.
     *
     * @param post the lane, its bell and its inbox
     * @param stats how it spends its time
     */
    public record RunningLane(Lanes.Post post, LaneStats stats) {}

    /**
     * Takes all memory and makes all files; nothing runs yet.
     *
     * @throws IOException when the runtime directory cannot be used, or another daemon uses it
     */
    public Daemon(Settings settings, World world, LaneThread.LaneFailure onFailure) throws IOException {
        this.world = world;
        Arena arena = Arena.ofAuto();
        directory = new RunDirectory(settings.runtimeDirectory(), RunIdentity.now(Build.ID));
        lock = InstanceLock.take(new RuntimeFiles(settings.runtimeDirectory()).pid());
        FlightRing flight = FlightRing.create(directory, "owner", FLIGHT_RECORD_BYTES, FLIGHT_RECORDS, arena);
        if (flight.payloadBytes() < FlightRecord.BYTES) {
            throw new AssertionError("a flight record fits into the ring's payload");
        }
        MappedTable paths = MappedTable.create(directory, "paths", PATH_ROW_BYTES, settings.maxPaths(), arena);
        lanes = new Lanes(arena, settings, world, flight, paths);
        for (Lanes.Post post : lanes.posts()) {
            LaneStats stats = new LaneStats();
            running.add(new RunningLane(post, stats));
            threads.add(new LaneThread(post.lane(), post.doorbell(), world.clock(), stats, onFailure));
        }
    }

    /** Starts every lane. */
    public void start() {
        threads.forEach(LaneThread::start);
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
     * Ends every lane. Devices stay as they are.
     *
     * @return lanes that did not end in time, because a call of theirs hangs in the kernel
     */
    public List<Lane> stop() throws InterruptedException, IOException {
        List<Lane> stuck = new ArrayList<>();
        threads.forEach(LaneThread::requestStop);
        long untilNs = System.nanoTime() + JOIN_NS;
        for (int i = 0; i < threads.size(); i++) {
            long leftMs = Math.max(1, (untilNs - System.nanoTime()) / 1_000_000);
            if (!threads.get(i).join(leftMs)) {
                stuck.add(running.get(i).post().lane());
            }
        }
        lock.release();
        return stuck;
    }

    /** The lanes, the owner first. */
    public List<RunningLane> running() {
        return running;
    }

    /** Queues, recorders and counters of the lanes. */
    public Lanes lanes() {
        return lanes;
    }

    /** Where the mapped files are. */
    public RunDirectory directory() {
        return directory;
    }

    public World world() {
        return world;
    }
}
