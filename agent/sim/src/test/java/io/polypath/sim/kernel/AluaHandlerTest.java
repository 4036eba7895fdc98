package io.polypath.sim.kernel;

import static io.polypath.sim.Console.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.sim.Console;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.Tpgs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measured behaviour of LIO with scsi_dh_alua attached. */
class AluaHandlerTest {

    private final Console console =
            new Console(FabricShape.DEFAULT.withSize(1, 2, 4, 2), KernelOptions.DEFAULT.withAluaHandler(true));

    @Test
    void theHandlerEatsAChangedStateAndOnlyTheEventTells() {
        var unit = console.path("sda").nexus().unit();
        console.fabric.faults().transition(unit, unit.array().groups().getFirst(), AccessState.STANDBY, 0);
        long before = console.clock.nanoTime();
        console.submitTestUnitReady("sda", 0);
        while (console.reap().isEmpty()) {
            console.advance(100_000);
        }
        assertEquals("02040B", console.outcome(0));
        assertTrue(console.clock.nanoTime() - before >= 10_000_000, "the handler's own look at the port groups takes time");
        assertEquals("K change 0:0:0:0 ASYMMETRIC_ACCESS_STATE_CHANGED", console.takeEvents().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "29, 00, GOOD", "29, 04, GOOD", "2a, 01, GOOD", "2a, 06, GOOD", "2a, 07, GOOD", "3f, 03, GOOD", "3f, 0e, GOOD",
        "29, 07, 062907", "2a, 09, 062A09", "38, 07, 063807"
    })
    void theHandlerKnowsSevenUnitAttentionsAndPassesOnTheOthers(String asc, String ascq, String outcome) {
        Sense sense = Sense.of(6, Integer.parseInt(asc, 16), Integer.parseInt(ascq, 16));
        console.fabric.faults().attention(List.of(console.path("sda").nexus()), sense);
        assertEquals(outcome, console.testUnitReady("sda"));
    }

    @Test
    void thereIsNoHandlerForADeviceWithoutPortGroups() {
        Console plain = new Console(
                FabricShape.DEFAULT.withProfile(ArrayProfile.DEFAULT.withTpgs(Tpgs.NONE)), KernelOptions.DEFAULT);
        plain.fabric.faults().attention(List.of(plain.path("sda").nexus()), Sense.ALUA_CHANGED);
        assertEquals("062A06", plain.testUnitReady("sda"));
    }

    @Test
    void aCommandThatIsEatenAgainAndAgainStillEndsAtItsTimeout() {
        console.submitTestUnitReady("sda", 0, 1_000);
        long end = console.clock.nanoTime() + 2 * SECOND;
        int completed = 0;
        while (console.clock.nanoTime() < end) {
            console.fabric.faults().attention(List.of(console.path("sda").nexus()), Sense.ALUA_CHANGED);
            console.advance(1_000_000);
            completed += console.reap().size();
        }
        assertEquals(1, completed);
        assertEquals("host 03", console.outcome(0));
    }
}
