package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FlapCountTest {

    private static final long SECOND = 1_000_000_000L;
    private static final FlapRule RULE = new FlapRule(2, 3, 60 * SECOND);

    private final FlapCount count = new FlapCount();

    private Belief comesBack(long second) {
        return count.good(RULE, PathState.DOWN, true, second * SECOND);
    }

    private Belief keepsGood(long second) {
        return count.good(RULE, PathState.UP, true, second * SECOND);
    }

    private Belief keepsDelayed(long second) {
        return count.good(RULE, PathState.DELAYED, true, second * SECOND);
    }

    @Test
    void moreFailuresThanAreToleratedWithholdAPath() {
        assertSame(Belief.BELIEVED, comesBack(1));
        assertSame(Belief.BELIEVED, comesBack(2));
        assertSame(Belief.WITHHELD, comesBack(3));
    }

    @Test
    void aPathThatKeepsGoodForTheWholeTimeIsUsedAgainAndStartsFromNothing() {
        comesBack(1);
        comesBack(2);
        comesBack(3);
        assertSame(Belief.WITHHELD, keepsDelayed(62));
        assertSame(Belief.BELIEVED, keepsDelayed(63));
        assertEquals(0, count.failures());
        assertSame(Belief.BELIEVED, comesBack(64));
        assertSame(Belief.BELIEVED, comesBack(65));
    }

    @Test
    void aPathThatFailsWhileItIsWithheldBeginsItsTimeAgain() {
        comesBack(1);
        comesBack(2);
        comesBack(3);
        assertSame(Belief.WITHHELD, comesBack(60));
        assertSame(Belief.WITHHELD, keepsDelayed(119));
        assertSame(Belief.BELIEVED, keepsDelayed(120));
    }

    @Test
    void goodChecksMakeAFailureForgotten() {
        comesBack(1);
        comesBack(2);
        keepsGood(3);
        keepsGood(4);
        assertEquals(2, count.failures());
        keepsGood(5);
        assertEquals(1, count.failures());
        assertSame(Belief.BELIEVED, comesBack(6));
        assertSame(Belief.WITHHELD, comesBack(7));
    }

    @Test
    void theLastPathIsNotWithheldAndAWithheldOneIsReleasedWhenItIsTheLast() {
        comesBack(1);
        comesBack(2);
        assertSame(Belief.BELIEVED, count.good(RULE, PathState.DOWN, false, 3 * SECOND));
        assertSame(Belief.WITHHELD, comesBack(4));
        assertSame(Belief.BELIEVED, count.good(RULE, PathState.DELAYED, false, 5 * SECOND));
        assertEquals(0, count.failures());
    }

    @Test
    void onlyAWayBackFromDownShakyOrTimeoutCounts() {
        EnumSet<PathState> counted = EnumSet.noneOf(PathState.class);
        for (PathState before : PathState.values()) {
            FlapCount fresh = new FlapCount();
            fresh.good(RULE, before, true, 0);
            if (fresh.failures() > 0) {
                counted.add(before);
            }
        }
        assertEquals(EnumSet.of(PathState.DOWN, PathState.SHAKY, PathState.TIMEOUT), counted);
    }

    /** All histories of good checks over three states before, with and without another path. */
    @Test
    void noHistoryWithholdsAPathWithinItsToleranceOrTheLastOne() {
        PathState[] befores = {PathState.UP, PathState.DOWN, PathState.DELAYED};
        int steps = 6;
        int options = 2 * befores.length;
        for (int history = 0; history < Math.pow(options, steps); history++) {
            FlapCount fresh = new FlapCount();
            int rest = history;
            int returns = 0;
            for (int step = 0; step < steps; step++, rest /= options) {
                PathState before = befores[rest % befores.length];
                boolean others = rest / befores.length % 2 == 0;
                returns += before == PathState.DOWN ? 1 : 0;
                Belief belief = fresh.good(RULE, before, others, step * SECOND);
                if (belief != Belief.BELIEVED && (!others || returns <= RULE.threshold())) {
                    throw new AssertionError("history " + history + " at step " + step);
                }
            }
        }
    }
}
