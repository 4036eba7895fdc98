package io.polypath.sim.run;

import io.polypath.agent.boot.Lanes;
import io.polypath.agent.config.Settings;
import io.polypath.agent.metrics.PathRow;
import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.MappedTableReader;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.port.SimWorld;
import io.polypath.sim.time.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/**
 * The daemon's lanes, stepped over a fabric under virtual time, and what they publish about the paths.
 *
 * <p>Owned by one thread.
 */
public final class SimDaemon implements AutoCloseable {

    private static final String TABLE = "paths";
    private static final int FLIGHT_RECORD_BYTES = 256;
    private static final int FLIGHT_RECORDS = 4_096;
    private static final int PATH_ROW_BYTES = 512;

    private final SimRun run;
    private final Lanes lanes;
    private final MappedTableReader table;
    private final MemorySegment row;

    /**
     * Wires the lanes; nothing runs yet.
     *
     * @param clock the fabric's own
     * @throws IOException when the runtime directory of the settings cannot be used
     */
    public SimDaemon(Fabric fabric, VirtualClock clock, Settings settings) throws IOException {
        Arena arena = Arena.ofAuto();
        RunDirectory directory = new RunDirectory(settings.runtimeDirectory(), RunIdentity.now("simulated"));
        FlightRing flight = FlightRing.create(directory, "owner", FLIGHT_RECORD_BYTES, FLIGHT_RECORDS, arena);
        MappedTable rows = MappedTable.create(directory, TABLE, PATH_ROW_BYTES, settings.maxPaths(), arena);
        table = MappedTableReader.open(directory.file(FileKind.TABLE, TABLE));
        row = arena.allocate(table.payloadBytes(), Long.BYTES);
        lanes = new Lanes(arena, settings, SimWorld.stepped(fabric), flight, rows);
        run = new SimRun(fabric, clock);
        for (Lanes.Post post : lanes.posts()) {
            if (post.lane().mayHang()) {
                run.blockingLane(post.lane(), post.inbound());
            } else {
                run.lane(post.lane());
            }
        }
    }

    /** Steps the lanes and moves the time. */
    public SimRun run() {
        return run;
    }

    public Lanes lanes() {
        return lanes;
    }

    /** What the daemon publishes about its paths now, by kernel name. */
    public Map<String, PathView> paths() {
        Map<String, PathView> views = new TreeMap<>();
        for (int index = 0; index < table.rows(); index++) {
            if (published(index) && PathRow.tenant(row) != 0) {
                PathView view = PathView.of(row);
                views.put(view.name(), view);
            }
        }
        return views;
    }

    /** Stops the lanes. */
    @Override
    public void close() {
        run.close();
        try {
            table.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean published(int index) {
        try {
            return table.read(index, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
