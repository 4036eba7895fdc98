package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckIntervalTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final CheckPace PACE = new CheckPace(5 * SECOND, 20 * SECOND);

    private static CheckInterval begun(int slot, long nowNs) {
        return new CheckInterval(slot, PACE, nowNs);
    }

    /** Checks that are answered at once, and found good, up to a time. */
    private static void runGood(CheckInterval interval, long untilNs) {
        while (interval.dueNs() <= untilNs) {
            interval.after(PathState.UP, false, interval.dueNs());
        }
    }

    @Test
    void aNewPathIsDueAtOnce() {
        assertEquals(7, begun(3, 7).dueNs());
    }

    @Test
    void quietChecksDoubleTheIntervalUpToTheMaximum() {
        CheckInterval interval = begun(0, 0);
        interval.after(PathState.UP, true, 0);
        assertEquals(5 * SECOND, interval.intervalNs());
        interval.after(PathState.UP, false, interval.dueNs());
        assertEquals(10 * SECOND, interval.intervalNs());
        interval.after(PathState.GHOST, false, interval.dueNs());
        assertEquals(20 * SECOND, interval.intervalNs());
        interval.after(PathState.UP, false, interval.dueNs());
        assertEquals(20 * SECOND, interval.intervalNs());
    }

    @Test
    void aChangeFallsBackToThePollingInterval() {
        CheckInterval interval = begun(1, 0);
        runGood(interval, 200 * SECOND);
        interval.after(PathState.GHOST, true, interval.dueNs());
        assertEquals(5 * SECOND, interval.intervalNs());
    }

    @Test
    void anEventMakesThePathDueNowAndStartsItsIntervalOver() {
        CheckInterval interval = begun(1, 0);
        runGood(interval, 200 * SECOND);
        assertEquals(201 * SECOND, interval.event(201 * SECOND));
        assertEquals(5 * SECOND, interval.intervalNs());
        assertEquals(201 * SECOND, interval.event(202 * SECOND), "an event does not postpone a check that is due");
    }

    @Test
    void aFailedPathIsProbedAtOnceAndThenAfterDoublingRests() {
        CheckInterval interval = begun(0, 0);
        runGood(interval, 100 * SECOND);
        long now = 101 * SECOND;
        long[] rests = new long[9];
        for (int i = 0; i < rests.length; i++) {
            rests[i] = (interval.after(PathState.DOWN, i == 0, now) - now) / MILLI;
            now = interval.dueNs();
        }
        assertEquals("[0, 50, 100, 200, 400, 800, 1600, 3200]", Arrays.toString(Arrays.copyOf(rests, 8)));
        assertTrue(rests[8] > 0 && rests[8] <= 5000, Arrays.toString(rests));
        assertEquals(5 * SECOND, interval.intervalNs());
    }

    @Test
    void aLongFailureIsProbedEveryPollingIntervalForEver() {
        CheckInterval interval = begun(5, 0);
        for (int i = 0; i < 20; i++) {
            interval.after(PathState.TIMEOUT, false, interval.dueNs());
        }
        for (int i = 0; i < 1000; i++) {
            long due = interval.dueNs();
            assertEquals(due + 5 * SECOND, interval.after(PathState.TIMEOUT, false, due));
        }
    }

    @Test
    void goodOrAnEventStartsTheFailureLadderOver() {
        CheckInterval interval = begun(5, 0);
        for (int i = 0; i < 20; i++) {
            interval.after(PathState.DISCONNECTED, false, interval.dueNs());
        }
        long now = interval.event(interval.dueNs() - 1);
        assertEquals(now, interval.after(PathState.DISCONNECTED, false, now));
        interval.after(PathState.UP, true, now);
        assertEquals(now, interval.after(PathState.SHAKY, true, now));
    }

    @Test
    void theRestAfterAFailureIsCountedFromItsEnd() {
        CheckInterval interval = begun(0, 0);
        interval.after(PathState.TIMEOUT, true, 30 * SECOND);
        assertEquals(60 * SECOND + 50 * MILLI, interval.after(PathState.TIMEOUT, false, 60 * SECOND));
    }

    @Test
    void aPendingPathAndACheckThatLearnedNothingAreRepeatedWithinASecond() {
        CheckInterval interval = begun(9, 0);
        runGood(interval, 100 * SECOND);
        assertEquals(102 * SECOND, interval.after(PathState.PENDING, true, 101 * SECOND));
        assertEquals(103 * SECOND, interval.after(PathState.UNCHECKED, false, 102 * SECOND));
        CheckInterval quick = new CheckInterval(9, new CheckPace(300 * MILLI, SECOND), 0);
        assertEquals(300 * MILLI, quick.after(PathState.PENDING, true, 0));
    }

    @Test
    void anAnswerThatCameLateDoesNotShiftTheChecksThatFollow() {
        CheckInterval prompt = begun(77, 0);
        CheckInterval late = begun(77, 0);
        runGood(prompt, 1000 * SECOND);
        SplittableRandom random = new SplittableRandom(1);
        while (late.dueNs() <= 1000 * SECOND) {
            late.after(PathState.UP, false, late.dueNs() + random.nextLong(4 * SECOND));
        }
        assertEquals(prompt.dueNs(), late.dueNs());
    }

    @Test
    void checksThatWereMissedAreNotMadeUpForInABurst() {
        CheckInterval interval = begun(77, 0);
        runGood(interval, 100 * SECOND);
        long woke = interval.dueNs() + 3601 * SECOND;
        long due = interval.after(PathState.UP, false, woke);
        assertTrue(due > woke && due <= woke + 20 * SECOND);
        assertEquals(due + 20 * SECOND, interval.after(PathState.UP, false, due));
    }

    @Test
    void noGapIsEverLongerThanTheInterval() {
        SplittableRandom random = new SplittableRandom(42);
        PathState[] states = PathState.values();
        for (int slot = 0; slot < 200; slot++) {
            CheckInterval interval = begun(slot, random.nextLong(1000 * SECOND) - 500 * SECOND);
            for (int i = 0; i < 500; i++) {
                long now = interval.dueNs() + random.nextLong(SECOND);
                long due = interval.after(states[random.nextInt(states.length)], random.nextBoolean(), now);
                assertTrue(due >= now && due - now <= interval.intervalNs(), "slot " + slot + " step " + i);
            }
        }
    }

    @Test
    void neighbouringSlotsAreSpreadOverTheWholeMaximumInterval() {
        assertSpread(0, 1, 7, SECOND);
    }

    /** A wakeup costs more than a check: a large fabric is not to have one for each path. */
    @Test
    void checksOfManyPathsFallTogetherAtEvenIntervals() {
        Map<Long, Integer> due = new HashMap<>();
        for (int slot = 0; slot < 4096; slot++) {
            CheckInterval interval = begun(slot, 0);
            runGood(interval, 1000 * SECOND);
            due.merge(interval.dueNs() % (20 * SECOND) / MILLI, 1, Integer::sum);
        }
        assertEquals(20, due.size());
        due.forEach((momentMs, checks) -> {
            assertEquals(0, momentMs % 1000);
            assertEquals(4096 / 20, checks, 2, "at " + momentMs + " ms");
        });
    }

    @Test
    void pathsOfOneLogicalUnitStayApart() {
        for (int stride = 1; stride <= 4096; stride++) {
            assertSpread(17, stride, 4, 20 * SECOND * 38 / 100 / (3 * stride) - SECOND);
        }
    }

    private static void assertSpread(int first, int stride, int count, long leastGapNs) {
        long[] due = new long[count];
        for (int i = 0; i < count; i++) {
            CheckInterval interval = begun(first + i * stride, 0);
            runGood(interval, 1000 * SECOND);
            due[i] = interval.dueNs();
        }
        Arrays.sort(due);
        long least = due[0] + 20 * SECOND - due[count - 1];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, due[i] - due[i - 1]);
        }
        assertTrue(least >= leastGapNs, "stride " + stride + ": least gap " + least + " ns");
    }

    @Test
    void aPaceThatChangesTakesEffectWithTheNextCheck() {
        CheckInterval interval = begun(3, 0);
        interval.pace(new CheckPace(5 * SECOND, 200 * SECOND));
        runGood(interval, 5000 * SECOND);
        assertEquals(200 * SECOND, interval.intervalNs());
        long due = interval.dueNs();
        interval.pace(PACE);
        assertEquals(due, interval.dueNs());
        assertTrue(interval.after(PathState.UP, false, due) <= due + 20 * SECOND);
    }

    @Test
    void aPaceIsConsistent() {
        assertThrows(AssertionError.class, () -> new CheckPace(0, SECOND));
        assertThrows(AssertionError.class, () -> new CheckPace(2 * SECOND, SECOND));
    }
}
