package io.polypath.tests.sim.trial;

import io.polypath.agent.boot.Lanes;
import io.polypath.agent.boot.TableFiles;
import io.polypath.agent.config.Settings;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.owner.OwnerTables;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.World;
import io.polypath.ringbuf.FlightReader;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTableReader;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.run.SimRun;
import io.polypath.sim.time.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One life of the daemon: its lanes, from start to stop or crash. */
final class Incarnation {

    private static final int FLIGHT_RECORDS = 1_024;

    final Lanes lanes;
    final SimRun run;
    private final Fabric fabric;
    private final Path directory;
    private final MappedTableReader table;
    private final MemorySegment row;

    /** Starts the lanes; they are stepped in an order that {@code order} draws. */
    Incarnation(Fabric fabric, VirtualClock clock, World world, Settings settings, RandomGenerator order) {
        this.fabric = fabric;
        Arena arena = Arena.ofAuto();
        directory = settings.runtimeDirectory();
        try {
            Files.createDirectories(directory);
            RunDirectory files = new RunDirectory(directory, RunIdentity.now("trial"));
            FlightRing flight = FlightRing.create(files, "owner", 256, FLIGHT_RECORDS, arena);
            OwnerTables tables = TableFiles.create(files, settings.maxPaths(), arena);
            lanes = new Lanes(arena, settings, world, flight, tables, null, () -> {});
            table = MappedTableReader.open(directory.resolve("paths.table"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        row = arena.allocate(table.payloadBytes(), Long.BYTES);
        run = new SimRun(fabric, clock).shuffledBy(order);
        lanes.posts().forEach(post -> run.lane(post.lane(), post.inbound()));
        run.start();
    }

    /** Shows every row of the table of paths that is taken. */
    void paths(Consumer<MemorySegment> visitor) {
        try {
            for (int index = 0; index < table.rows(); index++) {
                if (table.read(index, row) && PathRow.tenant(row) != 0) {
                    visitor.accept(row);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the daemon itself recorded, oldest first. */
    List<String> flight() {
        List<String> lines = new ArrayList<>();
        try (FlightReader reader = FlightReader.open(directory.resolve("owner.flight")); Arena confined = Arena.ofConfined()) {
            MemorySegment record = confined.allocate(reader.payloadBytes(), Long.BYTES);
            while (reader.next(record)) {
                lines.add(String.format("%13.6f  %s %s %s %s", reader.timeNs() / 1e9, FlightKind.ofCode(FlightRecord.kind(record)),
                        FlightRecord.name(record), change(record), FlightRecord.note(record)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    private static String change(MemorySegment record) {
        PathState from = PathState.ofNumber(FlightRecord.from(record));
        PathState to = PathState.ofNumber(FlightRecord.to(record));
        return from == to ? "" : from + " to " + to + ", " + Reason.ofCode(FlightRecord.reason(record)).text();
    }

    /** The daemon ends in good order. */
    void stop() {
        run.shutDown();
        end();
    }

    /** The process is gone between two instructions. */
    void crash() {
        run.abandon();
        end();
    }

    private void end() {
        synchronized (fabric.lock()) {
            fabric.kernel().processEnded(fabric.nowNs());
        }
        lanes.close();
        try {
            table.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
