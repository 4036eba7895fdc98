package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecTest {

    @Test
    void aSelectorIsNameCountAndArguments() {
        assertEquals(SelectorSpec.SERVICE_TIME, SelectorSpec.parse("service-time 0").orNull());
        assertEquals(new SelectorSpec("historical-service-time", List.of("1", "10")),
                SelectorSpec.parse("historical-service-time 2 1 10").orNull());
        assertEquals("historical-service-time 2 1 10",
                SelectorSpec.parse(" historical-service-time  2 1 10").orNull().text());
        assertEquals("service-time 0", SelectorSpec.SERVICE_TIME.text());
    }

    @Test
    void aSelectorsCountIsValidated() {
        assertSame(TextFault.EMPTY, SelectorSpec.parse("").fault());
        assertSame(TextFault.TRUNCATED, SelectorSpec.parse("service-time").fault());
        assertSame(TextFault.TRUNCATED, SelectorSpec.parse("service-time 1").fault());
        assertSame(TextFault.TRAILING, SelectorSpec.parse("service-time 0 5").fault());
        assertSame(TextFault.NOT_A_NUMBER, SelectorSpec.parse("service-time x").fault());
    }

    @Test
    void selectorsWithHabitsOfTheirOwnAreKnownByName() {
        assertTrue(SelectorSpec.parse("round-robin 0").orNull().roundRobin());
        assertTrue(SelectorSpec.parse("least-pending 0").orNull().leastPending());
        assertFalse(SelectorSpec.SERVICE_TIME.roundRobin() || SelectorSpec.SERVICE_TIME.leastPending());
    }

    @Test
    void aHardwareHandlerIsCountNameAndArguments() {
        assertEquals(HardwareHandlerSpec.NONE, HardwareHandlerSpec.parse("0").orNull());
        assertEquals(HardwareHandlerSpec.ALUA, HardwareHandlerSpec.parse("1 alua").orNull());
        assertEquals("emc", HardwareHandlerSpec.parse("3 emc 0 1").orNull().name());
        assertEquals("3 emc 0 1", HardwareHandlerSpec.parse("3 emc 0 1").orNull().text());
        assertEquals("", HardwareHandlerSpec.NONE.name());
    }

    @Test
    void aHardwareHandlersCountIsValidated() {
        assertSame(TextFault.TRUNCATED, HardwareHandlerSpec.parse("1").fault());
        assertSame(TextFault.TRAILING, HardwareHandlerSpec.parse("1 alua x").fault());
        assertSame(TextFault.NOT_A_NUMBER, HardwareHandlerSpec.parse("alua").fault());
    }

    @Test
    void aluaFollowsWhatThePathsReport() {
        HardwareHandlerSpec emc = HardwareHandlerSpec.parse("1 emc").orNull();
        assertSame(HardwareHandlerSpec.ALUA, HardwareHandlerSpec.NONE.corrected(true));
        assertSame(HardwareHandlerSpec.NONE, HardwareHandlerSpec.NONE.corrected(false));
        assertSame(HardwareHandlerSpec.ALUA, HardwareHandlerSpec.ALUA.corrected(true));
        assertSame(HardwareHandlerSpec.NONE, HardwareHandlerSpec.ALUA.corrected(false));
        assertSame(emc, emc.corrected(true));
        assertSame(emc, emc.corrected(false));
    }
}
