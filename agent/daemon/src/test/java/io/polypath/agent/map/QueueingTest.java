package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QueueingTest {

    private static final NoPathRetry THREE = NoPathRetry.checks(3);
    private static final long POLLING = 10;

    private static Queueing queueing(NoPathRetry policy) {
        return new Queueing(policy, POLLING, true, true, 0);
    }

    @Test
    void aCountdownBeginsWithTheLastPathAndEndsInFailure() {
        Queueing map = queueing(THREE);
        assertSame(QueueingState.QUEUEING, map.state());
        assertSame(KernelMessage.NONE, map.paths(false, 100));
        assertSame(QueueingState.COUNTDOWN, map.state());
        assertEquals(130, map.deadlineNs());
        assertEquals(20, map.countdownNs(110));
        assertSame(KernelMessage.NONE, map.expire(129));
        assertSame(KernelMessage.FAIL_IF_NO_PATH, map.expire(130));
        assertSame(QueueingState.EXPIRED, map.state());
        assertEquals(Queueing.NOT_RUNNING, map.deadlineNs());
        assertEquals(Queueing.NOT_RUNNING, map.countdownNs(131));
        assertEquals(1, map.countdowns());
        assertEquals(1, map.expiries());
    }

    @Test
    void aPathThatReturnsMakesTheMapQueueAgain() {
        Queueing map = queueing(THREE);
        map.paths(false, 100);
        assertSame(KernelMessage.NONE, map.paths(true, 110));
        assertSame(QueueingState.QUEUEING, map.state());
        map.paths(false, 200);
        assertEquals(230, map.deadlineNs());
        map.expire(230);
        assertSame(KernelMessage.QUEUE_IF_NO_PATH, map.paths(true, 300));
        assertSame(QueueingState.QUEUEING, map.state());
        assertSame(QueueingEvent.PATH_USABLE, map.cause());
        assertEquals(300, map.sinceNs());
    }

    @Test
    void theTimeOfAllCountdownsIsCountedHoweverTheyEnd() {
        Queueing map = queueing(THREE);
        assertEquals(0, map.waitedNs(100));
        map.paths(false, 100);
        assertEquals(12, map.waitedNs(112));
        map.paths(true, 115);
        assertEquals(15, map.waitedNs(200));
        map.paths(false, 200);
        map.expire(230);
        assertEquals(45, map.waitedNs(300));
        map.paths(true, 300);
        map.paths(false, 400);
        map.disable(405);
        assertEquals(50, map.waitedNs(500));
    }

    @Test
    void theOtherPoliciesDoNotCareForPaths() {
        for (NoPathRetry policy : new NoPathRetry[] {NoPathRetry.UNSET, NoPathRetry.FAIL, NoPathRetry.QUEUE}) {
            Queueing map = queueing(policy);
            QueueingState state = map.state();
            assertSame(KernelMessage.NONE, map.paths(false, 1));
            assertSame(KernelMessage.NONE, map.expire(Long.MAX_VALUE));
            assertSame(KernelMessage.NONE, map.paths(true, 2));
            assertSame(state, map.state());
        }
        assertSame(QueueingState.UNMANAGED, queueing(NoPathRetry.UNSET).state());
        assertSame(QueueingState.FAILING, queueing(NoPathRetry.FAIL).state());
        assertSame(QueueingState.QUEUEING, queueing(NoPathRetry.QUEUE).state());
    }

    @Test
    void anAdoptedMapWithoutPathCountsDownUnlessItHasStoppedQueueing() {
        assertSame(QueueingState.COUNTDOWN, new Queueing(THREE, POLLING, false, true, 0).state());
        assertSame(QueueingState.EXPIRED, new Queueing(THREE, POLLING, false, false, 0).state());
        assertSame(QueueingState.QUEUEING, new Queueing(THREE, POLLING, true, false, 0).state());
        assertSame(QueueingState.QUEUEING, new Queueing(NoPathRetry.QUEUE, POLLING, false, false, 0).state());
    }

    @Test
    void anotherPolicyKeepsTheBeginningOfACountdown() {
        Queueing map = queueing(THREE);
        map.paths(false, 100);
        assertSame(KernelMessage.NONE, map.configure(NoPathRetry.checks(9), POLLING, 120));
        assertEquals(190, map.deadlineNs());
        assertSame(KernelMessage.NONE, map.configure(NoPathRetry.checks(1), POLLING, 120));
        assertEquals(0, map.countdownNs(120));
        assertSame(KernelMessage.FAIL_IF_NO_PATH, map.expire(120));
        assertSame(KernelMessage.NONE, map.configure(THREE, POLLING, 125));
        assertSame(QueueingState.EXPIRED, map.state());
        assertSame(KernelMessage.QUEUE_IF_NO_PATH, map.configure(NoPathRetry.QUEUE, POLLING, 126));
        assertSame(KernelMessage.FAIL_IF_NO_PATH, map.configure(NoPathRetry.FAIL, POLLING, 127));
        assertSame(KernelMessage.NONE, map.configure(NoPathRetry.UNSET, POLLING, 128));
        assertSame(QueueingState.UNMANAGED, map.state());
    }

    @Test
    void anOperatorsDisableStaysUntilItIsLifted() {
        Queueing map = queueing(THREE);
        assertSame(KernelMessage.FAIL_IF_NO_PATH, map.disable(10));
        assertSame(KernelMessage.NONE, map.paths(false, 20));
        assertSame(KernelMessage.NONE, map.paths(true, 30));
        assertSame(KernelMessage.NONE, map.configure(NoPathRetry.QUEUE, POLLING, 40));
        assertSame(QueueingState.DISABLED, map.state());
        assertSame(KernelMessage.QUEUE_IF_NO_PATH, map.restore(50));
        assertSame(QueueingState.QUEUEING, map.state());
        map.disable(60);
        assertSame(KernelMessage.QUEUE_IF_NO_PATH, map.pathsSetUp(70));
    }

    @Test
    void restoringWithoutAPathBeginsACountdown() {
        Queueing map = queueing(THREE);
        map.disable(10);
        map.paths(false, 20);
        assertSame(KernelMessage.QUEUE_IF_NO_PATH, map.restore(100));
        assertEquals(130, map.deadlineNs());
    }

    @Test
    void aDriftedKernelIsRepairedUnlessNobodyManagesIt() {
        assertSame(KernelMessage.QUEUE_IF_NO_PATH, queueing(NoPathRetry.QUEUE).repair(false));
        assertSame(KernelMessage.NONE, queueing(NoPathRetry.QUEUE).repair(true));
        assertSame(KernelMessage.FAIL_IF_NO_PATH, queueing(NoPathRetry.FAIL).repair(true));
        assertSame(KernelMessage.NONE, queueing(NoPathRetry.FAIL).repair(false));
        assertSame(KernelMessage.NONE, queueing(NoPathRetry.UNSET).repair(true));
        assertSame(KernelMessage.NONE, queueing(NoPathRetry.UNSET).repair(false));
    }

    @Test
    void aTableLoadedAfterTheDeadlineDoesNotQueue() {
        Queueing map = queueing(THREE);
        assertTrue(map.tableQueues(false));
        map.paths(false, 0);
        assertTrue(map.tableQueues(false));
        map.expire(30);
        assertFalse(map.tableQueues(true));
        assertTrue(queueing(NoPathRetry.UNSET).tableQueues(true));
        assertFalse(queueing(NoPathRetry.UNSET).tableQueues(false));
    }

    @Test
    void atTheEndOfTheDaemonMapsStopQueueingUnlessToldNotTo() {
        assertSame(KernelMessage.FAIL_IF_NO_PATH, queueing(NoPathRetry.QUEUE).atExit(false));
        assertSame(KernelMessage.FAIL_IF_NO_PATH, queueing(THREE).atExit(false));
        assertSame(KernelMessage.FAIL_IF_NO_PATH, queueing(NoPathRetry.UNSET).atExit(false));
        assertSame(KernelMessage.NONE, queueing(NoPathRetry.FAIL).atExit(false));
        assertSame(KernelMessage.NONE, queueing(NoPathRetry.QUEUE).atExit(true));
    }

    @Test
    void aDeadlineBeyondTheClockIsNeverReached() {
        Queueing map = new Queueing(NoPathRetry.checks(Integer.MAX_VALUE), Long.MAX_VALUE, false, true, 5);
        assertEquals(Long.MAX_VALUE, map.deadlineNs());
        assertSame(KernelMessage.NONE, map.expire(Long.MAX_VALUE));
    }

    /** All sequences of six steps, with a kernel that does as it is told. */
    @Test
    void theKernelFollowsAndNoIoWaitsLongerThanItMay() {
        int steps = 9;
        int sequences = (int) Math.pow(steps, 6);
        for (int code = 0; code < sequences; code++) {
            Queueing map = queueing(THREE);
            boolean kernel = true;
            boolean usable = true;
            long lastChange = 0;
            long now = 0;
            for (int rest = code, i = 0; i < 6; i++, rest /= steps) {
                now += 15;
                QueueingState before = map.state();
                KernelMessage message = apply(map, rest % steps, now);
                usable = rest % steps == 0 || rest % steps != 1 && usable;
                kernel = message == KernelMessage.NONE ? kernel : message == KernelMessage.QUEUE_IF_NO_PATH;
                lastChange = map.state() == before ? lastChange : now;
                sound(map, kernel, usable, lastChange, "sequence " + code);
            }
        }
    }

    private static void sound(Queueing map, boolean kernel, boolean usable, long lastChange, String sequence) {
        assertSame(KernelMessage.NONE, map.repair(kernel), sequence);
        assertEquals(lastChange, map.sinceNs(), sequence);
        boolean counts = map.state() == QueueingState.COUNTDOWN;
        assertEquals(counts, map.deadlineNs() != Queueing.NOT_RUNNING, sequence);
        switch (map.state()) {
            case COUNTDOWN, EXPIRED -> assertTrue(!usable && map.policy().equals(THREE), sequence);
            case QUEUEING -> assertTrue(usable || map.policy().equals(NoPathRetry.QUEUE), sequence);
            case FAILING -> assertSame(NoPathRetry.FAIL, map.policy(), sequence);
            case UNMANAGED -> assertSame(NoPathRetry.UNSET, map.policy(), sequence);
            case DISABLED -> assertFalse(kernel, sequence);
        }
    }

    private static KernelMessage apply(Queueing map, int step, long now) {
        return switch (step) {
            case 0 -> map.paths(true, now);
            case 1 -> map.paths(false, now);
            case 2 -> map.expire(now);
            case 3 -> map.disable(now);
            case 4 -> map.restore(now);
            case 5 -> map.configure(NoPathRetry.QUEUE, POLLING, now);
            case 6 -> map.configure(NoPathRetry.FAIL, POLLING, now);
            case 7 -> map.configure(NoPathRetry.UNSET, POLLING, now);
            default -> map.configure(THREE, POLLING, now);
        };
    }
}
