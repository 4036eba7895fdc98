package io.polypath.cli;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.PortRecord;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.Clock;
import io.polypath.agent.topology.InitState;
import io.polypath.ringbuf.Counters;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * The mapped files of a daemon that never was. Its times count from {@link #START_NS}, which is the first moment of the year 2100:
 * later than the start of any process that runs this.
 */
public final class FakeRun {

    public static final long START_NS = 50_000_000_000_000L;
    public static final long SECOND = 1_000_000_000L;
    public static final long MILLI = 1_000_000L;

    private static final long WALL_NS = 4_102_444_800L * SECOND;
    private static final int NO_PROCESS = 1 << 30;
    private static final int LARGEST_ROW = 512;
    private static final int ROWS = 16;

    private final Path directory;
    private final RunDirectory files;
    private final Arena arena = Arena.ofAuto();

    private FakeRun(Path directory, int pid, long startNs) throws IOException {
        this.directory = directory;
        UUID boot = UUID.fromString(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
        RunIdentity run = new RunIdentity(pid, boot, "polypath-test", WALL_NS + startNs - START_NS, startNs);
        files = new RunDirectory(directory, run);
    }

    /** A daemon that runs: it is this process. */
    public static FakeRun running(Path directory) throws IOException {
        return new FakeRun(directory, (int) ProcessHandle.current().pid(), START_NS);
    }

    /** A daemon that is another process. */
    public static FakeRun of(Path directory, Process process) throws IOException {
        return new FakeRun(directory, (int) process.pid(), START_NS);
    }

    /** A daemon that has ended: no process has its number. */
    public static FakeRun ended(Path directory) throws IOException {
        return new FakeRun(directory, NO_PROCESS, START_NS);
    }

    /** A daemon that has ended, which started some time later than others here. */
    public static FakeRun ended(Path directory, long afterNs) throws IOException {
        return new FakeRun(directory, NO_PROCESS, START_NS + afterNs);
    }

    /** Some time after the start. */
    public static Clock after(long ns) {
        return new Clock() {
            @Override
            public long nanoTime() {
                return START_NS + ns;
            }

            @Override
            public long wallNanos() {
                return WALL_NS + ns;
            }
        };
    }

    public Path directory() {
        return directory;
    }

    public MappedTable table(String name) throws IOException {
        return MappedTable.create(files, name, LARGEST_ROW, ROWS, arena);
    }

    /** What lanes have counted, by name. */
    public void counters(SequencedMap<String, Long> counted) throws IOException {
        Counters file = Counters.create(files, "daemon", List.copyOf(counted.sequencedKeySet()), arena);
        counted.forEach((name, value) -> file.add(file.slot(name), value));
    }

    /** A table of ports. */
    public MappedTable ports() throws IOException {
        return MappedTable.create(files, "ports", 560, ROWS, arena);
    }

    /** A port with answers of 1, 2, 3 … ms, as many as asked for. */
    public static void port(MappedTable ports, int row, String host, String target, String port, int answers) {
        MemorySegment at = ports.open(row);
        PortRow.begin(at, row + 1, 4);
        PortRow.put(at, PortRow.Field.HOST, host);
        PortRow.put(at, PortRow.Field.ADAPTER, "0000:3b:00." + host.charAt(host.length() - 1));
        PortRow.put(at, PortRow.Field.HOST_PORT, "0x2100aa0000000001");
        PortRow.put(at, PortRow.Field.TARGET_NODE, target);
        PortRow.put(at, PortRow.Field.TARGET_PORT, port);
        PortRow.put(at, PortRow.Field.PROTOCOL, "scsi:fcp");
        PortRow.put(at, PortRow.Field.VENDOR, "ACME");
        PortRow.put(at, PortRow.Field.PRODUCT, "FabricBox");
        for (int i = 1; i <= answers; i++) {
            PortRow.answered(at, i * MILLI);
        }
        ports.publish(row);
    }

    /** A table of maps. */
    public MappedTable maps() throws IOException {
        return MappedTable.create(files, "maps", 360, ROWS, arena);
    }

    /** A map of four paths. */
    public static void map(MappedTable maps, int row, String name, int active, int flags) {
        MemorySegment at = maps.open(row);
        MapRow.who(at, 1, row, name, "36001405c0ffee00000000000000000" + row);
        MapRow.kernel(at, flags, 2, 4, active, 10_737_418_240L);
        MapRow.members(at, 4, active, START_NS);
        MapRow.changes(at, 7, 1, 2);
        MapRow.queueing(at, 1_500 * MILLI, 1, 1);
        maps.publish(row);
    }

    /** A table whose rows have room for hardly anything. */
    public MappedTable smallTable(String name) throws IOException {
        return MappedTable.create(files, name, 16, ROWS, arena);
    }

    public FlightRing ring(int records) throws IOException {
        return FlightRing.create(files, "owner", 256, records, arena);
    }

    /** A ring with the history of ports. */
    public FlightRing portHistory(int records) throws IOException {
        return FlightRing.create(files, "ports", 256, records, arena);
    }

    /** An interval of ten seconds in which a port of {@link #port} gave some answers, all of which took the same time. */
    public static void interval(FlightRing history, int row, int answers, long tookNs, int deadlines, long endNs) {
        MemorySegment record = history.begin(START_NS + endNs);
        PortRecord.head(record, row, row + 1, 10 * SECOND);
        PortRecord.sumNs(record, answers * tookNs);
        for (int bucket = 0; bucket < TimeBuckets.COUNT; bucket++) {
            PortRecord.answers(record, bucket, bucket == TimeBuckets.indexOf(tookNs) ? answers : 0);
        }
        PortRecord.troubles(record, 0, deadlines);
        history.commit();
    }

    /** A flight ring with a hand on it. */
    public Pen pen(int records) throws IOException {
        return new Pen(ring(records));
    }

    /** A path that is up, of which the caller changes what it likes. */
    public static MemorySegment upPath(MappedTable table, int row, String name, String address) {
        MemorySegment at = table.open(row);
        PathRow.tenant(at, 1);
        PathRow.port(at, -1);
        PathRow.state(at, PathState.UP.number(), Reason.CHECK_GOOD.code(), InitState.OK.ordinal());
        PathRow.device(at, 8, 16 * row, 10_737_418_240L);
        PathRow.alua(at, 1, 0, 50, 1);
        PathRow.flight(at, 0, 0);
        PathRow.times(at, START_NS + SECOND, START_NS + 198 * SECOND, START_NS + 203 * SECOND, 5 * SECOND);
        PathRow.counts(at, 40, 1, 2);
        PathRow.latency(at, 310_000, 290_000, 1_200_000, 4_500_000);
        text(at, Field.NAME, name);
        text(at, Field.ADDRESS, address);
        text(at, Field.WWID, "36001405c0ffee00000000000000000" + row / 2);
        text(at, Field.VENDOR, "ACME");
        text(at, Field.PRODUCT, "FabricBox");
        text(at, Field.REVISION, "0007");
        text(at, Field.PROTOCOL, "scsi:fcp");
        text(at, Field.TARGET_PORT, "0x5001bb000000000" + row);
        text(at, Field.CHECKER, "alua");
        return at;
    }

    public static void text(MemorySegment row, Field field, String text) {
        PathRow.put(row, field, FixedText.bytes(text));
    }

    /** Writes flight records as the owner does, of the disk in row N. */
    public static final class Pen {

        private final FlightRing ring;

        private Pen(FlightRing ring) {
            this.ring = ring;
        }

        /** Starts a record of no path. */
        public MemorySegment begin(FlightKind kind, long atNs) {
            MemorySegment record = ring.begin(START_NS + atNs);
            FlightRecord.head(record, kind.code(), -1, 0);
            return record;
        }

        /** Starts a record of the map over the paths of rows 0 and 1. */
        public MemorySegment beginMap(FlightKind kind, String name, long atNs) {
            MemorySegment record = begin(kind, atNs);
            FlightRecord.device(record, 0, 0, FixedText.bytes(name), FixedText.bytes("36001405c0ffee000000000000000000"));
            return record;
        }

        /** Starts a record of the path in a row. */
        public MemorySegment begin(FlightKind kind, int row, String name, long atNs) {
            MemorySegment record = ring.begin(START_NS + atNs);
            FlightRecord.head(record, kind.code(), row, 1);
            String wwid = kind == FlightKind.PATH_FOUND ? "" : "36001405c0ffee00000000000000000" + row / 2;
            FlightRecord.device(record, 8, 16 * row, FixedText.bytes(name), FixedText.bytes(wwid));
            return record;
        }

        public void commit() {
            ring.commit();
        }

        public void found(int row, String name, String address, long atNs) {
            FlightRecord.note(begin(FlightKind.PATH_FOUND, row, name, atNs), FixedText.bytes(address + " scsi:fcp"));
            commit();
        }

        /** A change of state that TEST UNIT READY caused, or nobody's command if it took no time. */
        public void transition(int row, String name, PathState from, PathState to, Reason reason, long tookNs, long atNs) {
            MemorySegment record = begin(FlightKind.TRANSITION, row, name, atNs);
            FlightRecord.change(record, from.number(), to.number(), reason.code());
            FlightRecord.measures(record, 0, tookNs, 0x000100);
            commit();
        }
    }
}
