package io.polypath.agent.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LaneStatsTest {

    private final LaneStats stats = new LaneStats();

    @Test
    void aLaneThatHasNotStartedIsNotOverdue() {
        assertEquals(0, stats.overdueNs(1_000));
    }

    @Test
    void aStepThatDoesNotEndIsOverdueSinceItBegan() {
        stats.started(7, 100);
        stats.stepped(1, 100, 150);
        assertEquals(850, stats.overdueNs(1_000));
    }

    @Test
    void aSleepingLaneIsOverdueOnlyWhenItHasSleptForTooLong() {
        stats.started(7, 100);
        stats.sleeps(200, 500);
        assertTrue(stats.asleep());
        assertEquals(0, stats.overdueNs(500));
        assertEquals(1, stats.overdueNs(501));
    }

    @Test
    void aStepThatHangsAfterASleepIsOverdueSinceTheLaneWokeUp() {
        stats.started(7, 100);
        stats.sleeps(200, 60_000);
        stats.wakes(300);
        assertFalse(stats.asleep());
        assertEquals(700, stats.overdueNs(1_000));
    }
}
