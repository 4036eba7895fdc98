package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FailbackTest {

    private static final FailbackPolicy TEN = FailbackPolicy.delayed(10);

    private static FailbackAction once(FailbackPolicy policy, Standing standing, PathNews news) {
        return new Failback(policy).refreshed(standing, news, 0);
    }

    @Test
    void immediateCorrectsWhatIsWrong() {
        for (PathNews news : PathNews.values()) {
            assertSame(FailbackAction.NONE, once(FailbackPolicy.IMMEDIATE, Standing.RIGHT, news));
            assertSame(FailbackAction.SWITCH_GROUP, once(FailbackPolicy.IMMEDIATE, Standing.OTHER_GROUP, news));
            assertSame(FailbackAction.RELOAD, once(FailbackPolicy.IMMEDIATE, Standing.OTHER_ORDER, news));
        }
    }

    @Test
    void manualNeverDoes() {
        for (PathNews news : PathNews.values()) {
            for (Standing standing : Standing.values()) {
                assertSame(FailbackAction.NONE, once(FailbackPolicy.MANUAL, standing, news));
            }
        }
    }

    @Test
    void followoverDoesForTheFirstPathOfTheBestGroupOnly() {
        for (PathNews news : PathNews.values()) {
            boolean first = news == PathNews.FIRST_OF_BEST_GROUP_UP;
            assertSame(first ? FailbackAction.SWITCH_GROUP : FailbackAction.NONE,
                    once(FailbackPolicy.FOLLOWOVER, Standing.OTHER_GROUP, news));
            assertSame(first ? FailbackAction.RELOAD : FailbackAction.NONE,
                    once(FailbackPolicy.FOLLOWOVER, Standing.OTHER_ORDER, news));
        }
    }

    @Test
    void aDelayStartsWhenAnotherGroupIsBetterAndEndsInWhatIsWrongThen() {
        Failback failback = new Failback(TEN);
        assertSame(FailbackAction.NONE, failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 100));
        assertSame(FailbackState.WAITING, failback.state());
        assertEquals(110, failback.deadlineNs());
        assertSame(FailbackAction.NONE, failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 105));
        assertEquals(110, failback.deadlineNs());
        assertSame(FailbackAction.NONE, failback.expire(Standing.OTHER_GROUP, 109));
        assertSame(FailbackAction.RELOAD, failback.expire(Standing.OTHER_ORDER, 110));
        assertEquals(Failback.NOT_RUNNING, failback.deadlineNs());
        assertSame(FailbackAction.NONE, failback.expire(Standing.OTHER_GROUP, 111));
    }

    @Test
    void aPathThatComesUpRestartsTheDelay() {
        Failback failback = new Failback(TEN);
        failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 100);
        failback.refreshed(Standing.OTHER_GROUP, PathNews.UP, 107);
        assertEquals(117, failback.deadlineNs());
    }

    @Test
    void aPathThatFailsOrGroupsThatAreRightEndTheDelay() {
        Failback failback = new Failback(TEN);
        failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 100);
        failback.pathFailed();
        assertSame(FailbackAction.NONE, failback.expire(Standing.OTHER_GROUP, 1000));
        failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 100);
        failback.refreshed(Standing.RIGHT, PathNews.UP, 101);
        assertSame(FailbackState.IDLE, failback.state());
        failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, 100);
        failback.configure(FailbackPolicy.MANUAL);
        assertSame(FailbackState.IDLE, failback.state());
    }

    /** All sequences of five steps: a delay runs out only after so long without failure, arrival or rightness. */
    @Test
    void aDelayRunsOutOnlyUndisturbed() {
        int steps = 8;
        for (int code = 0; code < steps * steps * steps * steps * steps; code++) {
            Failback failback = new Failback(FailbackPolicy.delayed(2));
            long calmSince = -1;
            long now = 0;
            for (int rest = code, i = 0; i < 5; i++, rest /= steps) {
                now++;
                int step = rest % steps;
                FailbackAction action = apply(failback, step, now);
                boolean over = step >= 6 && calmSince >= 0 && now - calmSince >= 2;
                assertEquals(over && step == 7, action == FailbackAction.SWITCH_GROUP, "sequence " + code);
                calmSince = calm(calmSince, step, now, over);
                assertEquals(calmSince >= 0 ? calmSince + 2 : Failback.NOT_RUNNING, failback.deadlineNs());
            }
        }
    }

    private static FailbackAction apply(Failback failback, int step, long now) {
        return switch (step) {
            case 0 -> failback.refreshed(Standing.RIGHT, PathNews.NONE, now);
            case 1 -> failback.refreshed(Standing.RIGHT, PathNews.UP, now);
            case 2 -> failback.refreshed(Standing.OTHER_GROUP, PathNews.NONE, now);
            case 3 -> failback.refreshed(Standing.OTHER_ORDER, PathNews.NONE, now);
            case 4 -> failback.refreshed(Standing.OTHER_GROUP, PathNews.UP, now);
            case 5 -> {
                failback.pathFailed();
                yield FailbackAction.NONE;
            }
            case 6 -> failback.expire(Standing.RIGHT, now);
            default -> failback.expire(Standing.OTHER_GROUP, now);
        };
    }

    private static long calm(long since, int step, long now, boolean over) {
        return switch (step) {
            case 2, 3 -> since >= 0 ? since : now;
            case 4 -> now;
            case 0, 1, 5 -> -1;
            default -> over ? -1 : since;
        };
    }

    @Test
    void onlyADelayedFailbackHasADelay() {
        assertThrows(AssertionError.class, () -> FailbackPolicy.delayed(0));
        assertThrows(AssertionError.class, () -> new FailbackPolicy(FailbackPolicy.Kind.IMMEDIATE, 5));
    }
}
