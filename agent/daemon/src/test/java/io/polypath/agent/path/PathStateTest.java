package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PathStateTest {

    @Test
    void numbersNamesAndTextsAreThoseThatScriptsKnow() {
        StringBuilder table = new StringBuilder();
        for (PathState state : PathState.values()) {
            table.append("%d %s|%s|%s|%s%n".formatted(
                    state.number(), state, state.statusName(), state.checkerText(), state.kernelIntent()));
        }
        assertEquals("""
                0 WILD|wild|undef|NONE
                1 UNCHECKED|unchecked|undef|NONE
                2 DOWN|down|faulty|FAIL
                3 UP|up|ready|REINSTATE
                4 SHAKY|shaky|shaky|FAIL
                5 GHOST|ghost|ghost|REINSTATE
                6 PENDING|pending|i/o pending|NONE
                7 TIMEOUT|timeout|i/o timeout|FAIL
                8 REMOVED|removed|undef|FAIL
                9 DELAYED|delayed|delayed|FAIL
                10 DISCONNECTED|disconnected|disconnected|FAIL
                """, table.toString());
    }

    @Test
    void onlyUpAndGhostTakeIo() {
        EnumSet<PathState> usable = EnumSet.noneOf(PathState.class);
        for (PathState state : PathState.values()) {
            if (state.usable()) {
                usable.add(state);
            }
            assertEquals(state.usable(), state.kernelIntent() == KernelIntent.REINSTATE, state.name());
        }
        assertEquals(EnumSet.of(PathState.UP, PathState.GHOST), usable);
    }

    @Test
    void aStateIsFoundByItsNumber() {
        for (PathState state : PathState.values()) {
            assertSame(state, PathState.ofNumber(state.number()));
        }
        assertThrows(AssertionError.class, () -> PathState.ofNumber(11));
        assertThrows(AssertionError.class, () -> PathState.ofNumber(-1));
    }

    @Test
    void aGhostIsNotReinstatedWhereNothingIsActiveAndTheHostCannotSwitchTheArray() {
        for (PathState state : PathState.values()) {
            for (int tpgs = 0; tpgs <= 3; tpgs++) {
                for (boolean active : new boolean[] {false, true}) {
                    boolean exception = state == PathState.GHOST && tpgs == 1 && !active;
                    KernelIntent expected = exception ? KernelIntent.NONE : state.kernelIntent();
                    String where = state + " tpgs " + tpgs + " active " + active;
                    assertSame(expected, KernelRule.intentOf(state, active, tpgs), where);
                }
            }
        }
    }
}
