package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarginalTestTest {

    private static final long SECOND = 1_000_000_000L;
    private static final SampleRule RULE = new SampleRule(60 * SECOND, 120 * SECOND, 10, 300 * SECOND);

    private final MarginalTest test = new MarginalTest();

    private Belief good(long second) {
        return test.good(RULE, true, second * SECOND);
    }

    private void failTwice() {
        test.pathFailed(RULE, SECOND);
        test.pathFailed(RULE, 2 * SECOND);
    }

    private void read(int reads, int failed) {
        for (int i = 0; i < reads; i++) {
            test.readEnded(i >= failed);
        }
    }

    @Test
    void oneFailureIsBelievedToBeChance() {
        test.pathFailed(RULE, SECOND);
        assertSame(Belief.BELIEVED, good(2));
    }

    @Test
    void twoFailuresFarApartAreChanceAndTheSecondCountsAsTheFirst() {
        test.pathFailed(RULE, 0);
        test.pathFailed(RULE, 61 * SECOND);
        assertSame(Belief.BELIEVED, good(62));
        test.pathFailed(RULE, 100 * SECOND);
        assertSame(Belief.TO_BE_TESTED, good(101));
    }

    @Test
    void twoFailuresHaveThePathTestedOnceACheckFindsItGood() {
        failTwice();
        assertFalse(test.reading());
        assertSame(Belief.TO_BE_TESTED, good(10));
        assertSame(Belief.WITHHELD, good(11));
        assertTrue(test.wantsReads(RULE, 69 * SECOND));
        assertFalse(test.wantsReads(RULE, 70 * SECOND));
        assertFalse(test.over(RULE, 129 * SECOND));
        assertTrue(test.over(RULE, 130 * SECOND));
    }

    @Test
    void asManyErrorsAsAreToleratedPass() {
        failTwice();
        good(10);
        read(1_000, 10);
        assertTrue(test.conclude(RULE, 130 * SECOND));
        assertSame(Belief.BELIEVED, good(131));
    }

    @Test
    void oneErrorMoreFailsAndTheNextTestComesAfterTheGap() {
        failTwice();
        good(10);
        read(1_000, 11);
        assertFalse(test.conclude(RULE, 130 * SECOND));
        assertSame(Belief.WITHHELD, good(131));
        assertSame(Belief.WITHHELD, good(430));
        assertSame(Belief.TO_BE_TESTED, good(431));
        assertEquals(0, test.reads());
    }

    @Test
    void aTestWithoutAnAnswerSaysNothingAgainstThePath() {
        failTwice();
        good(10);
        assertTrue(test.conclude(RULE, 130 * SECOND));
    }

    @Test
    void theLastPathIsBelievedInEveryPhase() {
        failTwice();
        assertSame(Belief.BELIEVED, test.good(RULE, false, 3 * SECOND));
        failTwice();
        good(3);
        assertSame(Belief.BELIEVED, test.good(RULE, false, 4 * SECOND));
        assertFalse(test.reading());
    }

    @Test
    void readsThatEndAfterTheTestAreNotCounted() {
        failTwice();
        good(10);
        read(10, 0);
        test.conclude(RULE, 130 * SECOND);
        read(5, 5);
        assertEquals(10, test.reads());
        assertEquals(0, test.failedReads());
    }
}
