package io.polypath.cli.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.cli.FakeRun;
import io.polypath.ringbuf.MappedTable;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.time.VirtualClock;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikenessTest {

    private static final TopologyPath.Identity BOX = new TopologyPath.Identity("ACME", "FabricBox", "0007", 1, "tur");
    private static final TopologyPath.Identity OLD = new TopologyPath.Identity("LSI", "INF-01-00 and much longer", "0770", 0, "rdac");
    private static final long MIB = 1L << 20;

    private static String wwid(int unit) {
        return "36001405c0ffee00000000000000000%02d".formatted(unit);
    }

    private static TopologyPath path(String name, int host, String port, int unit, int group, int state) {
        return new TopologyPath(name, host, "0000:3b:00." + host, "scsi:fcp", "node", port, wwid(unit), BOX, group, state, 64 * MIB);
    }

    /** An array with two groups that host 7 reaches in part, and a small one of an older kind. */
    private static Topology topology() {
        return new Topology("db4", List.of(
                new TopologyPath("sda", 0, "", "scsi:sas", "", "0:0:0", "1ATA_disk", OLD, -1, -1, MIB),
                path("sdc", 4, "p1", 5, 0x1001, 0),
                path("sdd", 4, "p2", 5, 0x1002, 2),
                path("sde", 4, "p1", 9, 0x1001, 2),
                path("sdf", 4, "p2", 9, 0x1002, 0),
                path("sdba", 7, "p2", 9, 0x1002, 0)),
                Set.of(wwid(5), "1ATA_disk"), List.of("mpathq " + wwid(9), "root 1ATA_disk"), List.of());
    }

    private static Fabric build(Likeness likeness) {
        return likeness.layout(new Latency.Constant(1)).build(new VirtualClock(), new SplittableRandom(1), KernelOptions.DEFAULT);
    }

    @Test
    void disksHaveTheHostsNamesUnitsSizesAndStates() {
        Fabric fabric = build(Likeness.of(topology()));
        assertEquals(6, fabric.kernel().disks().all().size());
        SimPath path = fabric.path("sdba");
        assertEquals(wwid(9), path.nexus().unit().wwid());
        assertEquals(64 * MIB, path.sizeBytes());
        assertEquals("ACME", path.profile().vendor());
        assertEquals(AccessState.OPTIMIZED, path.nexus().accessState());
        assertEquals(AccessState.STANDBY, fabric.path("sde").nexus().accessState());
        assertEquals(AccessState.STANDBY, fabric.path("sdd").nexus().accessState());
        assertTrue(fabric.path("sdd").nexus().link().port() == path.nexus().link().port());
        assertEquals("INF-01-00 and mu", fabric.path("sda").profile().product());
    }

    @Test
    void theFirstArrayHasMostPathsAndTheFirstHostReachesItsFirstPort() {
        Likeness likeness = Likeness.of(topology());
        List<String> parts = likeness.parts().stream().map(part -> part.name() + " is " + part.standsFor()).toList();
        assertEquals(List.of(
                "host0 is host4 0000:3b:00.4",
                "host1 is host7 0000:3b:00.7",
                "host2 is host0",
                "array0 is ACME FabricBox node",
                "array0:port0 is p1",
                "array0:port1 is p2",
                "array0:lun0 is " + wwid(5),
                "array0:lun1 is " + wwid(9),
                "array1 is LSI INF-01-00 and much longer",
                "array1:port0 is 0:0:0",
                "array1:lun0 is 1ATA_disk"), parts);
        SimPath first = build(likeness).path("sdc");
        assertEquals("0:0:0:0", first.address().toString());
    }

    @Test
    void aWwidThatCannotBeSimulatedHasAStandInEverywhere() {
        Likeness likeness = Likeness.of(topology());
        String standIn = build(likeness).path("sda").nexus().unit().wwid();
        assertTrue(LogicalUnit.canBe(standIn), standIn);
        assertEquals(Set.of(wwid(5), standIn), likeness.known());
        assertEquals(List.of("mpathq " + wwid(9), "root " + standIn), likeness.bindings());
        assertEquals(List.of("have another WWID in the rehearsal: 1ATA_disk"), likeness.notes());
    }

    @Test
    void tablesOfADaemonTellTheShape(@TempDir Path directory) throws Exception {
        FakeRun run = FakeRun.ended(directory);
        MappedTable paths = run.table("paths");
        MemorySegment first = FakeRun.upPath(paths, 0, "sdb", "4:0:0:1");
        PathRow.alua(first, 0x11, 1, 10, 3);
        paths.publish(0);
        FakeRun.text(FakeRun.upPath(paths, 1, "nvme0n1", "0:0:0:1"), Field.PROTOCOL, "nvme:tcp");
        paths.publish(1);
        FakeRun.text(FakeRun.upPath(paths, 2, "sdx", "4:0:0:2"), Field.WWID, "");
        paths.publish(2);
        FakeRun.map(run.maps(), 3, "mpatha", 1, 4);
        byte[] wwids = "# comment\n/one/\nnonsense\n".getBytes(StandardCharsets.UTF_8);
        byte[] bindings = "# comment\nmpatha one\nhalf\n".getBytes(StandardCharsets.UTF_8);
        Topology topology = TableTopology.read(new RuntimeFiles(directory), "db4", bindings, wwids);
        assertEquals(List.of(new TopologyPath("sdb", 4, "", "scsi:fcp", "0x5001bb0000000000", "0x5001bb0000000000 0x5001bb0000000000",
                "36001405c0ffee000000000000000000", new TopologyPath.Identity("ACME", "FabricBox", "0007", 3, "alua"), 0x11, 1,
                10_737_418_240L)), topology.paths());
        assertEquals(Set.of("one", "36001405c0ffee000000000000000003"), topology.known());
        assertEquals(List.of("mpatha one"), topology.bindings());
        assertEquals(List.of("left out, since only SCSI disks are simulated: nvme0n1",
                "left out, since nothing is known of their logical units: sdx"), topology.notes());
    }
}
