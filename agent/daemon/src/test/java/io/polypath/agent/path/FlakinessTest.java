package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class FlakinessTest {

    private static final long SECOND = 1_000_000_000L;
    private static final FlapRule COUNT = new FlapRule(1, 1, SECOND);
    private static final SampleRule TEST = new SampleRule(60 * SECOND, 120 * SECOND, 10, 300 * SECOND);

    private final Flakiness flakiness = new Flakiness();

    private Belief comesBack() {
        return flakiness.good(PathState.DOWN, true, 0);
    }

    @Test
    void withoutARuleEveryGoodCheckIsBelieved() {
        for (int i = 0; i < 100; i++) {
            flakiness.pathFailed(i);
            assertSame(Belief.BELIEVED, comesBack());
        }
    }

    @Test
    void testsTakeThePlaceOfCounting() {
        flakiness.rules(COUNT, TEST);
        comesBack();
        assertSame(Belief.BELIEVED, comesBack());
        flakiness.pathFailed(0);
        flakiness.pathFailed(1);
        assertSame(Belief.TO_BE_TESTED, comesBack());
    }

    @Test
    void otherRulesForgetWhatWasCountedAndTheSameRulesDoNot() {
        flakiness.rules(COUNT, null);
        comesBack();
        flakiness.rules(new FlapRule(1, 1, SECOND), null);
        assertSame(Belief.WITHHELD, comesBack());
        flakiness.rules(new FlapRule(1, 2, SECOND), null);
        assertSame(Belief.BELIEVED, comesBack());
    }
}
