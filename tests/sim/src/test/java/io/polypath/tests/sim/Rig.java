package io.polypath.tests.sim;

import io.polypath.agent.boot.Lanes;
import io.polypath.agent.boot.TableFiles;
import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.desk.DeskCounters;
import io.polypath.agent.desk.DeskLimits;
import io.polypath.agent.desk.DeskSetup;
import io.polypath.agent.desk.SocketAddresses;
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
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.port.SimWorld;
import io.polypath.sim.run.SimRun;
import io.polypath.sim.time.VirtualClock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** The daemon's lanes over a simulated fabric, stepped under virtual time; seen from outside, through the mapped files. */
final class Rig implements AutoCloseable {

    static final long SECOND = 1_000_000_000L;

    final Fabric fabric;
    final SimRun run;
    final Lanes lanes;
    final MeteredLane owner;
    private final Path directory;
    private final MappedTableReader table;
    private final MemorySegment row;

    private Rig(Fabric fabric, SimRun run, Lanes lanes, MeteredLane owner, Path directory, Arena arena) throws IOException {
        this.fabric = fabric;
        this.run = run;
        this.lanes = lanes;
        this.owner = owner;
        this.directory = directory;
        table = MappedTableReader.open(directory.resolve("paths.table"));
        row = arena.allocate(table.payloadBytes(), Long.BYTES);
    }

    static Settings settings(Path directory) {
        Settings d = Settings.defaults(directory);
        return new Settings(d.pollingInterval(), d.maxPollingInterval(), Duration.ofSeconds(3), d.commandTimeout(), false,
                null, d.uidAttribute(), 2_048, d.commandSlots(), d.uevents(), directory, DeliberateDelays.NONE);
    }

    static Settings purging(Path directory) {
        Settings s = settings(directory);
        return new Settings(s.pollingInterval(), s.maxPollingInterval(), s.checkTimeout(), s.commandTimeout(), true,
                null, s.uidAttribute(), s.maxPaths(), s.commandSlots(), s.uevents(), directory, DeliberateDelays.NONE);
    }

    /** Starts the lanes and lets them find and check every path. */
    static Rig start(FabricShape shape, KernelOptions kernel, Path directory, boolean purge) throws IOException {
        return start(shape, kernel, purge ? purging(directory) : settings(directory));
    }

    static Rig start(FabricShape shape, KernelOptions kernel, Settings settings) throws IOException {
        return start(shape, kernel, settings, fabric -> {});
    }

    /** The same with maps, which are kept as {@code defaults} of a configuration say. */
    static Rig keeping(FabricShape shape, Path directory, String defaults) throws IOException {
        return keeping(shape, directory, defaults, fabric -> {}, SimWorld::stepped);
    }

    /** The same on a world of its own. */
    static Rig keeping(
            FabricShape shape, Path directory, String defaults, Consumer<Fabric> before, Function<Fabric, World> world)
            throws IOException {
        return start(shape, KernelOptions.DEFAULT, keeping(directory, defaults), before, world);
    }

    /** Settings of a daemon that keeps maps. */
    static Settings keeping(Path directory, String defaults) {
        LoadedConf conf = loaded(defaults);
        if (!conf.problems().isEmpty()) {
            throw new AssertionError(conf.problems());
        }
        return keeping(directory, conf);
    }

    /** The same with a configuration that is not quite right. */
    static Settings keepingDespite(Path directory, String defaults) {
        return keeping(directory, loaded(defaults));
    }

    private static LoadedConf loaded(String defaults) {
        List<ConfigText> texts = List.of(new ConfigText("multipath.conf", "defaults {\n " + defaults + "\n}\n"));
        return ConfLoader.of(texts, Accounts.NONE, false);
    }

    private static Settings keeping(Path directory, LoadedConf conf) {
        return settings(directory.resolve("run"))
                .keeping(conf.conf(), MapKeeping.in(directory.resolve("state"), () -> conf, List.of()));
    }

    /** @param before what is done to the fabric before the lanes start */
    static Rig start(FabricShape shape, KernelOptions kernel, Settings settings, Consumer<Fabric> before) throws IOException {
        return start(shape, kernel, settings, before, SimWorld::stepped);
    }

    /** @param world what the lanes run on, made from the fabric */
    static Rig start(
            FabricShape shape,
            KernelOptions kernel,
            Settings settings,
            Consumer<Fabric> before,
            Function<Fabric, World> world) throws IOException {
        return start(shape, kernel, settings, before, world, null);
    }

    /** The same with clients, who come in at a socket. */
    static Rig serving(FabricShape shape, Path directory, String defaults, Path socket) throws IOException {
        DeskSetup desk = new DeskSetup(
                DeskLimits.DEFAULT, SocketAddresses.listen(List.of(socket.toString())), List::of, new DeskCounters());
        return start(shape, KernelOptions.DEFAULT, keeping(directory, defaults), _ -> {}, SimWorld::stepped, desk);
    }

    private static Rig start(
            FabricShape shape,
            KernelOptions kernel,
            Settings settings,
            Consumer<Fabric> before,
            Function<Fabric, World> world,
            DeskSetup desk) throws IOException {
        Arena arena = Arena.ofAuto();
        Path directory = settings.runtimeDirectory();
        Files.createDirectories(directory);
        RunDirectory files = new RunDirectory(directory, RunIdentity.now("test"));
        VirtualClock clock = new VirtualClock();
        Fabric fabric = shape.build(clock, new SplittableRandom(7), kernel);
        before.accept(fabric);
        FlightRing flight = FlightRing.create(files, "owner", 256, 8_192, arena);
        OwnerTables tables = TableFiles.create(files, settings.maxPaths(), arena);
        Lanes lanes = new Lanes(arena, settings, world.apply(fabric), flight, tables, desk, () -> {});
        SimRun run = new SimRun(fabric, clock);
        MeteredLane owner = null;
        for (Lanes.Post post : lanes.posts()) {
            if (post.lane().name().equals("owner")) {
                owner = new MeteredLane(post.lane());
                run.lane(owner);
            } else {
                run.lane(post.lane(), post.inbound());
            }
        }
        run.start();
        Rig rig = new Rig(fabric, run, lanes, owner, directory, arena);
        if (!run.advanceUntil(lanes.readiness()::isReached, 60 * SECOND)) {
            throw new AssertionError("not ready within a minute: " + rig.states());
        }
        return rig;
    }

    /**
     * Lets time pass in small steps until something is the case.
     *
     * @return whether it became so within {@code limitNs}
     */
    boolean until(BooleanSupplier condition, long limitNs) {
        long endNs = fabric.nowNs() + limitNs;
        while (!condition.getAsBoolean()) {
            if (fabric.nowNs() >= endNs) {
                return false;
            }
            run.advance(SECOND / 10);
        }
        return true;
    }

    /** State of every path, by name. */
    Map<String, PathState> states() {
        Map<String, PathState> states = new TreeMap<>();
        for (int index = 0; index < table.rows(); index++) {
            if (read(index)) {
                states.put(PathRow.get(row, PathRow.Field.NAME), PathState.ofNumber(PathRow.state(row)));
            }
        }
        return states;
    }

    /** How many paths are in a state. */
    long count(PathState state) {
        return states().values().stream().filter(state::equals).count();
    }

    PathState state(String name) {
        return states().get(name);
    }

    /** A path's row, or null when it has none. */
    MemorySegment row(String name) {
        for (int index = 0; index < table.rows(); index++) {
            if (read(index) && PathRow.get(row, PathRow.Field.NAME).equals(name)) {
                return row;
            }
        }
        return null;
    }

    /** How many checks the path in a row of the table has had. */
    long checks(int index) {
        return read(index) ? PathRow.checks(row) : 0;
    }

    private boolean read(int index) {
        try {
            return table.read(index, row) && PathRow.tenant(row) != 0;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /**
     * One line of the flight recorder.
     *
     * @param timeNs when
     * @param kind what
     * @param name which path
     * @param from state before
     * @param to state after
     * @param reason why
     * @param note more
     */
    record Entry(long timeNs, FlightKind kind, String name, PathState from, PathState to, Reason reason, String note) {}

    /** Everything that the flight recorder holds, oldest first. */
    List<Entry> flight() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (FlightReader reader = FlightReader.open(directory.resolve("owner.flight")); Arena arena = Arena.ofConfined()) {
            MemorySegment record = arena.allocate(reader.payloadBytes(), Long.BYTES);
            while (reader.next(record)) {
                entries.add(new Entry(
                        reader.timeNs(),
                        FlightKind.ofCode(FlightRecord.kind(record)),
                        FlightRecord.name(record),
                        PathState.ofNumber(FlightRecord.from(record)),
                        PathState.ofNumber(FlightRecord.to(record)),
                        Reason.ofCode(FlightRecord.reason(record)),
                        FlightRecord.note(record)));
            }
        }
        return entries;
    }

    /** Entries of a kind about a path, oldest first. */
    List<Entry> flight(FlightKind kind, String name) throws IOException {
        return flight().stream().filter(entry -> entry.kind() == kind && entry.name().equals(name)).toList();
    }

    @Override
    public void close() throws IOException {
        run.close();
        lanes.close();
        table.close();
    }
}
