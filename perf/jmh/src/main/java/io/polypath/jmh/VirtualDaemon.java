package io.polypath.jmh;

import io.polypath.agent.boot.Lanes;
import io.polypath.agent.boot.TableFiles;
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
import io.polypath.agent.lane.Lane;
import io.polypath.agent.owner.OwnerTables;
import io.polypath.ringbuf.FlightRing;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The daemon's lanes with maps and a desk, over a simulated fabric of four paths to a unit, stepped under virtual time. Owned by one
 * benchmark.
 */
final class VirtualDaemon implements AutoCloseable {

    static final long SECOND_NS = 1_000_000_000L;

    private static final int UNIT_PATHS = 4;
    private static final int UNITS_PER_ARRAY = 64;
    private static final int TAGS = 8_192;
    private static final int FLIGHT_BYTES = 256;
    private static final int FLIGHT_RECORDS = 8_192;
    private static final long START_LIMIT_NS = 300 * SECOND_NS;
    private static final String CONF = "defaults {\n find_multipaths no\n user_friendly_names no\n}\n";

    final SimRun run;
    private final VirtualClock clock = new VirtualClock();
    private final Path directory;
    private final Lanes lanes;

    /** Starts it and lets every map become complete. @param paths a multiple of four */
    VirtualDaemon(int paths) throws IOException {
        directory = Files.createTempDirectory("polypath-jmh");
        Settings settings = settings();
        Files.createDirectories(settings.runtimeDirectory());
        Files.createDirectories(settings.maps().stateDirectory());
        Arena arena = Arena.ofAuto();
        RunDirectory files = new RunDirectory(settings.runtimeDirectory(), RunIdentity.now("jmh"));
        FlightRing flight = FlightRing.create(files, "owner", FLIGHT_BYTES, FLIGHT_RECORDS, arena);
        OwnerTables tables = TableFiles.create(files, settings.maxPaths(), arena);
        DeskSetup desk = new DeskSetup(
                DeskLimits.DEFAULT, SocketAddresses.listen(List.of(socket().toString())), List::of, new DeskCounters());
        Fabric fabric = shape(paths / UNIT_PATHS).build(clock, new SplittableRandom(7), KernelOptions.DEFAULT);
        lanes = new Lanes(arena, settings, SimWorld.stepped(fabric), flight, tables, desk, () -> {});
        run = new SimRun(fabric, clock);
        for (Lanes.Post post : lanes.posts()) {
            run.lane(post.lane(), post.inbound());
        }
        run.start();
        if (!run.advanceUntil(lanes.readiness()::isReached, START_LIMIT_NS)) {
            throw new IllegalStateException("the daemon does not become ready");
        }
    }

    private Settings settings() {
        LoadedConf conf = ConfLoader.of(List.of(new ConfigText("multipath.conf", CONF)), Accounts.NONE, false);
        MapKeeping maps = MapKeeping.in(directory.resolve("state"), () -> conf, List.of());
        return Settings.defaults(directory.resolve("run")).keeping(conf.conf(), maps);
    }

    private static FabricShape shape(int units) {
        int perArray = Math.min(units, UNITS_PER_ARRAY);
        int arrays = (units + perArray - 1) / perArray;
        return FabricShape.DEFAULT.withSize(arrays, units / arrays, UNIT_PATHS, UNIT_PATHS).withCanQueue(TAGS);
    }

    /** Where clients connect. */
    Path socket() {
        return directory.resolve("socket");
    }

    /** @param name as {@code show lanes} has it */
    Lane lane(String name) {
        return lanes.posts().stream().map(Lanes.Post::lane).filter(lane -> lane.name().equals(name)).findFirst().orElseThrow();
    }

    long nowNs() {
        return clock.nanoTime();
    }

    @Override
    public void close() throws IOException {
        run.close();
        lanes.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
