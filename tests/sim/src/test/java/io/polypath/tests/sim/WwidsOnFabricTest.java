package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.path.PathState;
import io.polypath.agent.port.MapReading;
import io.polypath.sim.fabric.FabricShape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what the wwids file names becomes a map. */
class WwidsOnFabricTest {

    private static final FabricShape ONE_UNIT = FabricShape.DEFAULT.withSize(1, 1, 4, 2);
    private static final String STRICT = "find_multipaths strict\n user_friendly_names no\n";

    @TempDir
    Path directory;

    private static String wwid(Rig rig) {
        return rig.fabric.arrays().getFirst().units().getFirst().wwid();
    }

    private static MapReading map(Rig rig) {
        return rig.fabric.kernel().mapper().reading("mpath-" + wwid(rig));
    }

    /** As after multipath -w and -f. */
    @Test
    void aUnitThatWasTakenOutOfTheFileIsNotMadeAMapByReconfiguring() throws Exception {
        Path wwids = directory.resolve("state").resolve("wwids");
        Files.createDirectories(wwids.getParent());
        try (Rig rig = Rig.keeping(ONE_UNIT, directory, STRICT)) {
            assertNull(map(rig));
            Files.writeString(wwids, "/" + wwid(rig) + "/\n");
            rig.lanes.reloads().ask();
            assertTrue(rig.until(() -> map(rig) != null, 10 * SECOND));
            Files.writeString(wwids, "");
            synchronized (rig.fabric.lock()) {
                assertEquals(0, rig.fabric.kernel().mapper().remove("mpath-" + wwid(rig), false, 0, rig.fabric.nowNs()));
            }
            rig.run.advance(5 * SECOND);
            rig.lanes.reloads().ask();
            rig.run.advance(30 * SECOND);
            assertNull(map(rig));
        }
    }

    @Test
    void aFileThatCouldNotBeReadIsReadAgain() throws Exception {
        Path wwids = directory.resolve("state").resolve("wwids");
        Files.createDirectories(wwids);
        try (Rig rig = Rig.keeping(ONE_UNIT, directory, STRICT)) {
            rig.run.advance(30 * SECOND);
            assertEquals(4, rig.count(PathState.UP));
            assertNull(map(rig));
            Files.delete(wwids);
            Files.writeString(wwids, "/" + wwid(rig) + "/\n");
            assertTrue(rig.until(() -> map(rig) != null, 120 * SECOND));
        }
    }
}
