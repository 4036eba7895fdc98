package io.polypath.cli.rehearse;

import io.polypath.agent.boot.Build;
import io.polypath.agent.boot.Daemon;
import io.polypath.agent.boot.Lanes;
import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.boot.TableFiles;
import io.polypath.agent.config.Settings;
import io.polypath.agent.owner.OwnerTables;
import io.polypath.agent.scribe.FlightTail;
import io.polypath.cli.runtime.Failure;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.plan.FabricPlan;
import io.polypath.sim.port.SimWorld;
import io.polypath.sim.run.SimRun;
import io.polypath.sim.time.VirtualClock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The production's lanes on a simulated fabric under virtual time, users of the maps included. Minutes take as long as the machine needs
 * to compute them, and the same plan gives the same outcome. Used by one thread.
 */
public final class Rehearsal {

    private static final long STEP_NS = 50_000_000L;
    private static final long READY_NS = 300_000_000_000L;
    private static final int FLIGHT_RECORDS = 32_768;

    private final FabricPlan plan;
    private final Settings settings;
    private final VirtualClock clock = new VirtualClock();
    private final Map<MappedDevice, MapUser> users = new LinkedHashMap<>();
    private Likeness likeness;

    /**
     * @param plan what is simulated, and what happens to it
     * @param settings of the daemon; its directories are the rehearsal's own
     */
    public Rehearsal(FabricPlan plan, Settings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    /** A rehearsal on a fabric that is like that of a host, of which these logical units are known to be maps, with these names. */
    public Rehearsal like(Likeness host) {
        likeness = host;
        return this;
    }

    /** Rehearses for a time from the moment when the daemon is ready. */
    public Outcome run(long lengthNs) throws IOException, Failure {
        Fabric fabric = plan.build(clock);
        know(fabric);
        SimWorld world = SimWorld.stepped(fabric);
        Arena arena = Arena.ofAuto();
        RunDirectory directory = new RunDirectory(settings.runtimeDirectory(), RunIdentity.now(Build.ID));
        FlightRing flight = FlightRing.create(directory, "owner", Daemon.FLIGHT_RECORD_BYTES, FLIGHT_RECORDS, arena);
        OwnerTables tables = TableFiles.create(directory, settings.maxPaths(), arena);
        try (Lanes lanes = new Lanes(arena, settings, world, flight, tables, null, () -> {});
                SimRun run = new SimRun(fabric, clock);
                FlightTail tail = FlightTail.open(new RuntimeFiles(settings.runtimeDirectory()).flight("owner"))) {
            lanes.posts().forEach(post -> run.lane(post.lane(), post.inbound()));
            run.start();
            if (!run.advanceUntil(lanes.readiness()::isReached, READY_NS)) {
                throw new Failure("the daemon was not ready after five minutes of the simulated fabric's time");
            }
            Chronicle chronicle = new Chronicle(tail);
            chronicle.skip();
            long beginNs = clock.nanoTime();
            plan.begin(fabric, (nowNs, text) -> chronicle.fault(nowNs - beginNs, text));
            while (clock.nanoTime() - beginNs < lengthNs) {
                run.advance(STEP_NS);
                useMaps(fabric);
                run.settle();
                chronicle.step(beginNs);
            }
            return new Outcome(world.description(), likeness, lengthNs, chronicle.happenings().stream()
                    .sorted(Comparator.comparingLong(Happening::atNs))
                    .toList(), users.values().stream().map(user -> user.outcome(clock.nanoTime())).toList());
        }
    }

    /** Units count as known, whatever find_multipaths says: the question is what becomes of maps that are there. A host may know better. */
    private void know(Fabric fabric) throws IOException {
        Collection<String> known = likeness != null && !likeness.known().isEmpty()
                ? likeness.known()
                : fabric.arrays().stream().flatMap(array -> array.units().stream()).map(LogicalUnit::wwid).toList();
        Path state = settings.maps().stateDirectory();
        Files.write(state.resolve("wwids"), known.stream().map(wwid -> "/" + wwid + "/").toList());
        if (likeness != null && !likeness.bindings().isEmpty()) {
            Files.write(state.resolve("bindings"), likeness.bindings());
        }
    }

    private void useMaps(Fabric fabric) {
        synchronized (fabric.lock()) {
            DeviceMapper mapper = fabric.kernel().mapper();
            long timeoutNs = plan.kernel().commandTimeoutMs() * 1_000_000L;
            for (MappedDevice device : mapper.all()) {
                if (device.table() != null) {
                    users.computeIfAbsent(device, _ -> new MapUser(mapper, device, timeoutNs)).step(clock.nanoTime());
                }
            }
        }
    }
}
