package io.polypath.agent.lane;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RealTimeBudgetTest {

    private static final long MS = 1_000_000L;

    private final RealTimeBudget budget = new RealTimeBudget(0);

    private boolean step(long fromMs, long toMs) {
        return budget.spentAfter(fromMs * MS, toMs * MS);
    }

    @Test
    void shortStepsNowAndThenStayInRealTime() {
        for (long atMs = 0; atMs < 60_000; atMs += 100) {
            assertFalse(step(atMs, atMs + 40));
        }
    }

    @Test
    void halfASecondOfWorkWithinASecondIsTooMuch() {
        assertFalse(step(0, 300));
        assertFalse(step(400, 600));
        assertTrue(step(600, 601));
    }

    @Test
    void itIsEarnedBackByASecondWithLittleToDo() {
        assertTrue(step(0, 999));
        assertTrue(step(999, 1_000), "the window that was too much ends");
        assertTrue(step(1_400, 1_700), "300 ms within a second are not little");
        assertTrue(step(2_000, 2_001));
        assertFalse(step(3_010, 3_011));
    }

    @Test
    void workThatIsSpreadOverTwoSecondsCountsForEach() {
        assertFalse(step(700, 1_000));
        assertFalse(step(1_000, 1_300));
    }
}
