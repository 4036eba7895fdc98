package io.polypath.tests.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.config.Settings;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.PathState;
import io.polypath.sim.kernel.KernelOptions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More disks than the path table has rows. */
class CrowdedTableTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Set<String> DISKS = Set.of("sda", "sdb", "sdc", "sdd", "sde", "sdf", "sdg", "sdh");

    @TempDir
    Path directory;

    @Test
    void whoFindsNoRowIsToldAndHasTheNextThatIsFree() throws Exception {
        try (Rig rig = Rig.start(KeptMaps.TWO_UNITS, KernelOptions.DEFAULT, withRoomFor(5))) {
            Collection<String> outside = new TreeSet<>(DISKS);
            outside.removeAll(rig.states().keySet());
            List<String> expected = outside.stream().map(disk -> disk + " is not used: there is room for 5 paths (--max-paths)").toList();
            assertEquals(expected, troubles(rig).stream().sorted().toList());

            String leaver = rig.states().keySet().iterator().next();
            rig.fabric.faults().delete(rig.fabric.path(leaver));
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 5 && rig.state(leaver) == null, 10 * SECOND));
            assertEquals(3, troubles(rig).size(), "nobody else was looked at");
        }
    }

    @Test
    void whoHasGoneIsNotWaitedFor() throws Exception {
        try (Rig rig = Rig.start(KeptMaps.TWO_UNITS, KernelOptions.DEFAULT, withRoomFor(6))) {
            Collection<String> outside = new TreeSet<>(DISKS);
            outside.removeAll(rig.states().keySet());
            String gone = outside.iterator().next();
            rig.fabric.faults().delete(rig.fabric.path(gone));
            rig.run.advance(2 * SECOND);
            String leaver = rig.states().keySet().iterator().next();
            rig.fabric.faults().delete(rig.fabric.path(leaver));
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 6 && rig.state(leaver) == null, 10 * SECOND));
            assertNull(rig.state(gone));
        }
    }

    private Settings withRoomFor(int paths) {
        Settings s = Rig.settings(directory);
        return new Settings(s.pollingInterval(), s.maxPollingInterval(), s.checkTimeout(), s.commandTimeout(), false,
                null, s.uidAttribute(), paths, s.commandSlots(), s.uevents(), directory, DeliberateDelays.NONE);
    }

    private static List<String> troubles(Rig rig) throws Exception {
        return rig.flight().stream().filter(entry -> entry.kind() == FlightKind.TROUBLE).map(Rig.Entry::note).toList();
    }
}
