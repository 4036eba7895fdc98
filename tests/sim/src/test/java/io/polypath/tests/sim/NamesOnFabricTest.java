package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.model.LogicalUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The names of maps. */
class NamesOnFabricTest extends KeptMaps {

    private static final String FRIENDLY = COMMON.replace("user_friendly_names no", "user_friendly_names yes");

    private Rig friendly(String multipaths, Consumer<Fabric> before) throws IOException {
        String conf = FRIENDLY + "}\nmultipaths {\n" + multipaths;
        return Rig.start(TWO_UNITS, KernelOptions.DEFAULT, Rig.keepingDespite(directory, conf), before);
    }

    private static String section(String wwid, String alias) {
        return "multipath {\n wwid " + wwid + "\n alias " + alias + "\n}\n";
    }

    private static List<String> names(Rig rig) {
        return units(rig).stream().map(unit -> reading(rig, unit).name()).toList();
    }

    /** The names of both units' maps when nothing is configured, and their bindings. */
    private List<String> wwids() throws Exception {
        try (Rig rig = friendly("", fabric -> {})) {
            assertEquals(List.of("mpatha", "mpathb"), names(rig));
            return units(rig).stream().map(LogicalUnit::wwid).toList();
        }
    }

    private void forgetBindings() throws IOException {
        Files.delete(directory.resolve("state/bindings"));
    }

    /** Whoever came second would be refused by the kernel for ever. */
    @Test
    void aNameThatIsConfiguredForAMapIsGivenToNoOther() throws Exception {
        List<String> wwids = wwids();
        forgetBindings();
        try (Rig rig = friendly(section(wwids.getLast(), "mpatha"), fabric -> {})) {
            assertEquals(List.of("mpathb", "mpatha"), names(rig));
        }
    }

    @Test
    void aMapGivesUpANameThatIsNowConfiguredForAnother() throws Exception {
        List<String> wwids = wwids();
        Consumer<Fabric> before = fabric -> make(fabric, "mpatha", "mpathb");
        try (Rig rig = friendly(section(wwids.getLast(), "mpatha"), before)) {
            assertTrue(rig.until(() -> names(rig).equals(List.of("mpathc", "mpatha")), 10 * SECOND), names(rig)::toString);
        }
        assertFalse(Files.readString(directory.resolve("state/bindings")).contains("mpatha"));
    }

    @Test
    void ofTwoMapsThatAreToHaveOneNameTheFirstInTheFileHasIt() throws Exception {
        List<String> wwids = wwids();
        forgetBindings();
        for (List<String> order : List.of(wwids, wwids.reversed())) {
            String twice = section(order.getFirst(), "data") + section(order.getLast(), "data");
            try (Rig rig = friendly(twice, fabric -> {})) {
                assertEquals("data", reading(rig, unit(rig, order.getFirst())).name());
                assertEquals("mpatha", reading(rig, unit(rig, order.getLast())).name());
            }
            forgetBindings();
        }
    }

    /** It would be tried again and again, and the unit had no map. */
    @Test
    void aNameThatADeviceOfAnotherKindHasIsNotWaitedFor() throws Exception {
        List<String> wwids = wwids();
        forgetBindings();
        Consumer<Fabric> before = fabric -> {
            assertEquals(0, fabric.kernel().mapper().create("mpatha", "LVM-1"));
            assertEquals(0, fabric.kernel().mapper().create("data", "LVM-2"));
        };
        try (Rig rig = friendly(section(wwids.getLast(), "data"), before)) {
            assertTrue(rig.until(() -> units(rig).stream().allMatch(unit -> reading(rig, unit) != null), 10 * SECOND));
            assertEquals(wwids, names(rig));
        }
    }

    private static LogicalUnit unit(Rig rig, String wwid) {
        return units(rig).stream().filter(unit -> unit.wwid().equals(wwid)).findFirst().orElseThrow();
    }

    /** As after the bindings were edited by hand. */
    @Test
    void mapsExchangeTheirNames() throws Exception {
        wwids();
        try (Rig rig = friendly("", fabric -> make(fabric, "mpathb", "mpatha"))) {
            assertTrue(rig.until(() -> names(rig).equals(List.of("mpatha", "mpathb")), 10 * SECOND), names(rig)::toString);
        }
    }

    private static void make(Fabric fabric, String... names) {
        DeviceMapper mapper = fabric.kernel().mapper();
        List<LogicalUnit> units = fabric.arrays().getFirst().units();
        for (int i = 0; i < names.length; i++) {
            String uuid = "mpath-" + units.get(i).wwid();
            String device = deviceNumbers(pathsOf(fabric, units.get(i)).getFirst());
            assertEquals(0, mapper.create(names[i], uuid));
            assertEquals(0, mapper.load(uuid, units.get(i).blocks(), "0 0 1 1 service-time 0 1 1 " + device + " 1", false, 0));
            assertEquals(0, mapper.resume(uuid, 0, 0));
        }
    }

    /** As multipath(8) does: the kernel tells of the device before it has a table. */
    @Test
    void aMapThatAnotherProgramIsMakingIsLeftToIt() throws Exception {
        try (Rig rig = keeping("")) {
            LogicalUnit unit = units(rig).getFirst();
            String uuid = "mpath-" + unit.wwid();
            String table = map(rig, unit).table();
            synchronized (rig.fabric.lock()) {
                assertEquals(0, mapper(rig).remove(uuid, false, 0, rig.fabric.nowNs()));
            }
            rig.run.advance(5 * SECOND);
            synchronized (rig.fabric.lock()) {
                assertEquals(0, mapper(rig).create("theirs", uuid));
            }
            rig.run.advance(SECOND);
            synchronized (rig.fabric.lock()) {
                assertEquals(0, mapper(rig).load(uuid, unit.blocks(), table, false, rig.fabric.nowNs()));
            }
            rig.run.advance(SECOND);
            assertNull(reading(rig, unit).table(), "it is for them to make it live");
            assertEquals("theirs", reading(rig, unit).name());
            rig.run.advance(10 * SECOND);
            assertEquals(unit.wwid(), reading(rig, unit).name(), "what they did not finish is finished");
            assertEquals(4, activePaths(rig, unit));
        }
    }
}
