package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.map.TablePath;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.model.LogicalUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupOrderOnFabricTest extends KeptMaps {

    /** The kernel goes over to the next group by itself: the same groups in another order would be a table loaded for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "failback immediate"})
    void aGroupThatIsLostIsNotMovedBehindTheOthers(String options) throws Exception {
        try (Rig rig = keeping(options)) {
            LogicalUnit unit = units(rig).getFirst();
            assertEquals(MapIo.DONE, io(rig, unit));
            List<String> first = firstGroup(rig, unit);
            List<Fault> lost = pathsOf(rig, unit).stream().filter(path -> first.contains(deviceNumbers(path)))
                    .map(path -> rig.fabric.faults().linkDown(path.nexus().link(), LinkLoss.AT_ONCE)).toList();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 2, 60 * SECOND));
            for (int i = 0; i < 30; i++) {
                assertEquals(MapIo.DONE, io(rig, unit));
                rig.run.advance(5 * SECOND);
            }
            lost.getFirst().heal();
            rig.run.advance(70 * SECOND);
            lost.getLast().heal();
            assertTrue(rig.until(() -> activePaths(rig, unit) == 4, 60 * SECOND));
            rig.run.advance(70 * SECOND);
            assertEquals(MapIo.DONE, io(rig, unit));
            assertEquals(first, firstGroup(rig, unit));
            assertEquals(List.of(), rig.flight().stream()
                    .filter(entry -> entry.kind() == FlightKind.MAP_ORDER && entry.note().startsWith("reload")).toList());
        }
    }

    private static List<String> firstGroup(Rig rig, LogicalUnit unit) {
        return reading(rig, unit).table().groups().getFirst().paths().stream().map(TablePath::devT).toList();
    }
}
