package io.polypath.tests.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.map.StatusPath;
import io.polypath.agent.port.MapReading;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.port.SimWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of maps on a simulated fabric have in common: two units on four paths each, two of them preferred. */
abstract class KeptMaps {

    static final FabricShape TWO_UNITS = FabricShape.DEFAULT.withSize(1, 2, 4, 2);
    static final String COMMON = "find_multipaths no\n user_friendly_names no\n path_grouping_policy group_by_prio\n";

    @TempDir
    Path directory;

    static boolean has(Rig rig, LogicalUnit unit, SimPath path) {
        return reading(rig, unit).table().groups().stream()
                .flatMap(group -> group.paths().stream())
                .anyMatch(member -> member.devT().equals(deviceNumbers(path)));
    }

    static boolean isActive(Rig rig, LogicalUnit unit, SimPath path) {
        return isActive(rig.fabric, unit, path);
    }

    static boolean isActive(Fabric fabric, LogicalUnit unit, SimPath path) {
        return fabric.kernel().mapper().reading("mpath-" + unit.wwid()).status().groups().stream()
                .flatMap(group -> group.paths().stream())
                .anyMatch(member -> member.active() && member.devT().equals(deviceNumbers(path)));
    }

    static String deviceNumbers(SimPath path) {
        return path.key().major() + ":" + path.key().minor();
    }

    /** The table that the first unit's map gets. */
    String tableOfFirst() throws Exception {
        try (Rig rig = keeping("")) {
            return map(rig, units(rig).getFirst()).table();
        }
    }

    /** A map of the first unit whose first path has failed once, which a table that is loaded anew would not know. */
    static void makeWithAPast(Fabric fabric, String table) {
        LogicalUnit unit = fabric.arrays().getFirst().units().getFirst();
        DeviceMapper mapper = fabric.kernel().mapper();
        String uuid = "mpath-" + unit.wwid();
        assertEquals(0, mapper.create(unit.wwid(), uuid));
        assertEquals(0, mapper.load(uuid, unit.blocks(), table, false, 0));
        assertEquals(0, mapper.resume(uuid, 0, 0));
        String first = mapper.reading(uuid).table().groups().getFirst().paths().getFirst().devT();
        assertEquals(0, mapper.message(uuid, "fail_path " + first, 0));
        assertEquals(0, mapper.message(uuid, "reinstate_path " + first, 0));
    }

    Rig keeping(String options) throws Exception {
        return keeping(options, fabric -> {});
    }

    Rig keeping(String options, Consumer<Fabric> before) throws Exception {
        return Rig.keeping(TWO_UNITS, directory, COMMON + " " + options, before, SimWorld::stepped);
    }

    static List<LogicalUnit> units(Rig rig) {
        return rig.fabric.arrays().getFirst().units();
    }

    static List<TargetPort> ports(Rig rig) {
        return rig.fabric.arrays().getFirst().ports();
    }

    static List<SimPath> pathsOf(Rig rig, LogicalUnit unit) {
        return pathsOf(rig.fabric, unit);
    }

    static List<SimPath> pathsOf(Fabric fabric, LogicalUnit unit) {
        return Stream.of("sda", "sdb", "sdc", "sdd", "sde", "sdf", "sdg", "sdh")
                .map(fabric::path)
                .filter(path -> path.nexus().unit() == unit)
                .toList();
    }

    static DeviceMapper mapper(Rig rig) {
        return rig.fabric.kernel().mapper();
    }

    static MappedDevice map(Rig rig, LogicalUnit unit) {
        return mapper(rig).device("mpath-" + unit.wwid());
    }

    /** Somebody has the unit's map open from now on. */
    static void open(Rig rig, LogicalUnit unit) {
        synchronized (rig.fabric.lock()) {
            mapper(rig).open(map(rig, unit));
        }
    }

    static MapReading reading(Rig rig, LogicalUnit unit) {
        return mapper(rig).reading("mpath-" + unit.wwid());
    }

    static int pathsInTable(Rig rig, LogicalUnit unit) {
        return reading(rig, unit).table().groups().stream().mapToInt(group -> group.paths().size()).sum();
    }

    static MapIo io(Rig rig, LogicalUnit unit) {
        synchronized (rig.fabric.lock()) {
            return mapper(rig).io(map(rig, unit), rig.fabric.nowNs());
        }
    }

    static long activePaths(Rig rig, LogicalUnit unit) {
        return reading(rig, unit).status().groups().stream()
                .flatMap(group -> group.paths().stream())
                .filter(StatusPath::active)
                .count();
    }

    static List<String> devices(Rig rig, LogicalUnit unit, int group) {
        return reading(rig, unit).table().groups().get(group).paths().stream().map(path -> path.devT()).toList();
    }

    /** The paths of the group that takes I/O, or will. */
    static List<String> taking(Rig rig, LogicalUnit unit) {
        return devices(rig, unit, reading(rig, unit).status().nextGroup() - 1);
    }
}
