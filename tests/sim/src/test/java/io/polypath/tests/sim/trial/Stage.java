package io.polypath.tests.sim.trial;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.Faults;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.run.SimRun;
import io.polypath.sim.time.VirtualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The fabric of a run and the daemon on it, if there is one at the moment. */
final class Stage {

    final Fabric fabric;
    final VirtualClock clock;
    final Trace trace;
    final Witness witness;
    private final Scenario scenario;
    private final Path directory;
    private final SplittableRandom orders;
    private Wishes wishes;
    private Incarnation daemon;
    private SimRun empty;
    private int reasonsToBeDown;
    private long startedNs;
    private long wishesNs;

    Stage(Scenario scenario, Path directory) {
        this.scenario = scenario;
        this.directory = directory;
        clock = new VirtualClock();
        fabric = scenario.shape().build(clock, new SplittableRandom(scenario.seed() + 1), scenario.kernel());
        orders = new SplittableRandom(scenario.seed() + 2);
        trace = new Trace(clock);
        witness = new Witness(this);
        wishes = scenario.wishes();
    }

    Faults faults() {
        return fabric.faults();
    }

    long nowNs() {
        return fabric.nowNs();
    }

    Wishes wishes() {
        return wishes;
    }

    /** The daemon, or null while there is none. */
    Incarnation daemon() {
        return daemon;
    }

    /** When the present daemon was started. */
    long startedNs() {
        return startedNs;
    }

    /** Since when the daemon is configured as it is. */
    long wishesNs() {
        return Math.max(wishesNs, startedNs);
    }

    void start() {
        startedNs = nowNs();
        witness.daemonStarts();
        daemon = new Incarnation(
                fabric, clock, new WatchedWorld(fabric, witness), wishes.settings(directory, this::wishes), orders.split());
    }

    /** The daemon is not there until the way back is taken as often as this was. */
    Runnable withoutDaemon(boolean orderly) {
        if (daemon != null) {
            Incarnation leaving = daemon;
            daemon = null;
            if (orderly) {
                witness.daemonStops();
                leaving.stop();
            } else {
                leaving.crash();
            }
            empty = new SimRun(fabric, clock);
            empty.start();
        }
        reasonsToBeDown++;
        return () -> {
            reasonsToBeDown--;
            if (reasonsToBeDown == 0) {
                empty.abandon();
                start();
            }
        };
    }

    /** multipath.conf changes, and the daemon is told to read it. */
    void reconfigure(Wishes others) {
        wishes = others;
        wishesNs = nowNs();
        if (daemon != null) {
            daemon.lanes.reloads().ask();
        }
    }

    /** Somebody reads and writes a block of every map. */
    void io() {
        synchronized (fabric.lock()) {
            for (MappedDevice map : fabric.kernel().mapper().all()) {
                fabric.kernel().mapper().io(map, nowNs());
            }
        }
        witness.mapsChanged();
    }

    /** An administrator has every number scanned for which there is no disk. */
    void rescan() {
        synchronized (fabric.lock()) {
            fabric.nexuses(nexus -> true).forEach(nexus -> fabric.kernel().scan(nexus, nowNs()));
        }
    }

    /** An administrator has a disk's capacity read again. */
    void reread(Nexus nexus) {
        synchronized (fabric.lock()) {
            SimPath path = fabric.kernel().disks().of(nexus);
            if (path != null) {
                fabric.kernel().rescan(path, nowNs());
            }
        }
    }

    /** What steps the world at the moment. */
    SimRun run() {
        return daemon == null ? empty : daemon.run;
    }

    void end() {
        if (daemon != null) {
            daemon.crash();
            daemon = null;
        }
    }

    Scenario scenario() {
        return scenario;
    }

    Array array(RandomGenerator random) {
        return one(fabric.arrays(), random);
    }

    /** A unit that the array was built with. */
    LogicalUnit unit(RandomGenerator random) {
        return array(random).units().get(random.nextInt(scenario.shape().unitsPerArray()));
    }

    TargetPort port(RandomGenerator random) {
        return one(array(random).ports(), random);
    }

    Link link(RandomGenerator random) {
        return one(fabric.links(), random);
    }

    /** A disk that is present; null when there is none. */
    SimPath disk(RandomGenerator random) {
        List<SimPath> all = fabric.kernel().disks().all();
        return all.isEmpty() ? null : one(all, random);
    }

    /** A map that is present; null when there is none. */
    MappedDevice map(RandomGenerator random) {
        List<MappedDevice> all = fabric.kernel().mapper().all();
        return all.isEmpty() ? null : one(all, random);
    }

    /** Connections that were made to lead to a unit: all of them, or one. */
    List<Nexus> nexuses(LogicalUnit unit, RandomGenerator random) {
        List<Nexus> all = fabric.nexuses(nexus -> nexus.mapping().base().unit() == unit);
        return all.isEmpty() || random.nextInt(3) > 0 ? all : List.of(one(all, random));
    }

    static <T> T one(List<T> several, RandomGenerator random) {
        return several.get(random.nextInt(several.size()));
    }
}
