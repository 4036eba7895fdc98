package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The best group of groups in any order: the kernel's table may be older than the priorities. */
class GroupingTest {

    private static final PathGroup DEAD = PathGroup.of(List.of(Paths.down(Paths.path(0))), false);
    private static final PathGroup LOW = PathGroup.of(List.of(Paths.priority(Paths.path(1), 10)), false);
    private static final PathGroup LOW_TOO = PathGroup.of(List.of(Paths.priority(Paths.path(2), 10)), false);
    private static final PathGroup LOW_BUT_TWO =
            PathGroup.of(List.of(Paths.priority(Paths.path(3), 10), Paths.path(4)), false);
    private static final PathGroup HIGH = PathGroup.of(List.of(Paths.priority(Paths.path(5), 50)), false);
    private static final PathGroup MARGINAL =
            PathGroup.of(List.of(Paths.marginal(Paths.priority(Paths.path(6), 80))), true);
    private static final PathGroup NO_PRIORITY = PathGroup.of(List.of(Paths.priority(Paths.path(7), -1)), false);

    private static int best(PathGroup... groups) {
        return new Grouping(List.of(groups)).best();
    }

    @Test
    void noGroupIsTheBestOfNone() {
        assertEquals(0, best());
    }

    @Test
    void theFirstGroupIsBestWhenNoneCanTakeIo() {
        assertEquals(1, best(DEAD, DEAD));
    }

    @Test
    void aGroupThatCannotTakeIoIsPassedOver() {
        assertEquals(2, best(DEAD, LOW));
        assertEquals(2, best(DEAD, NO_PRIORITY));
    }

    @Test
    void higherPriorityThenMoreEnabledPathsThenTheFirst() {
        assertEquals(2, best(LOW, HIGH));
        assertEquals(1, best(HIGH, LOW_BUT_TWO));
        assertEquals(2, best(LOW, LOW_BUT_TWO));
        assertEquals(1, best(LOW, LOW_TOO));
    }

    @Test
    void aMarginalGroupCountsOnlyWhileThereIsNoOther() {
        assertEquals(2, best(MARGINAL, NO_PRIORITY));
        assertEquals(1, best(LOW, MARGINAL));
        assertEquals(2, best(DEAD, MARGINAL));
    }
}
