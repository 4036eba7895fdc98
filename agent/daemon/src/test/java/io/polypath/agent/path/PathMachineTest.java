package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PathMachineTest {

    private static final long SECOND = 1_000_000_000L;

    private static final Verdict UP = Facts.verdict(PathState.UP, Reason.CHECK_GOOD);
    private static final Verdict DOWN = Facts.verdict(PathState.DOWN, Reason.SENSE_NOT_READY);
    private static final Verdict TIMEOUT = Facts.verdict(PathState.TIMEOUT, Reason.DEADLINE_PASSED);
    private static final Verdict GONE = Facts.verdict(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED);
    private static final Verdict TRANSITION = Facts.verdict(PathState.PENDING, Reason.ALUA_TRANSITIONING);
    private static final Verdict OURS = Facts.verdict(PathState.UNCHECKED, Reason.OUR_QUEUE_FULL);

    private final PathMachine machine = new PathMachine();

    @BeforeEach
    void begin() {
        machine.begin(1, 0);
    }

    private void expect(PathState state, Reason reason, long sinceNs) {
        assertSame(state, machine.state());
        assertSame(reason, machine.reason());
        assertEquals(sinceNs, machine.sinceNs());
    }

    @Test
    void aNewPathIsUncheckedUntilItsFirstVerdict() {
        expect(PathState.UNCHECKED, Reason.FIRST_CHECK, 0);
        assertTrue(machine.apply(UP, SECOND));
        expect(PathState.UP, Reason.CHECK_GOOD, SECOND);
        assertSame(PathState.UNCHECKED, machine.previous());
    }

    @Test
    void aVerdictThatChangesNothingKeepsReasonAndTimeButIsRemembered() {
        machine.apply(UP, SECOND);
        assertFalse(machine.apply(Facts.verdict(PathState.UP, Reason.RESERVATION_CONFLICT), 2 * SECOND));
        expect(PathState.UP, Reason.CHECK_GOOD, SECOND);
        assertSame(Reason.RESERVATION_CONFLICT, machine.checkReason());
        assertEquals(2 * SECOND, machine.checkedNs());
        assertEquals(1, machine.transitions());
    }

    @Test
    void ourOwnTroubleChangesNeitherStateNorClocks() {
        machine.apply(GONE, SECOND);
        machine.apply(OURS, 2 * SECOND);
        machine.apply(GONE, 3 * SECOND);
        assertEquals(2, machine.lossVerdicts());
        assertEquals(2 * SECOND, machine.lossSpreadNs());
    }

    @Test
    void aCheckThatGoesOnHasNoConclusion() {
        Verdict retry = new Verdict().conclude(PathState.UNCHECKED, Reason.UNIT_ATTENTION).follow(Verdict.RETRY_NOW);
        assertThrows(AssertionError.class, () -> machine.apply(retry, 0));
    }

    @Test
    void aTransitionLastsSixtySecondsWhereTheArrayTellsNoTime() {
        machine.apply(UP, 0);
        machine.apply(TRANSITION, SECOND);
        expect(PathState.PENDING, Reason.ALUA_TRANSITIONING, SECOND);
        assertEquals(60 * SECOND, machine.pendingCountdownNs(SECOND));
        assertFalse(machine.apply(TRANSITION, 60 * SECOND));
        assertFalse(machine.expire(61 * SECOND - 1));
        assertTrue(machine.expire(61 * SECOND));
        expect(PathState.DOWN, Reason.ALUA_TRANSITION_EXPIRED, 61 * SECOND);
        assertEquals(PathMachine.NOT_RUNNING, machine.pendingCountdownNs(61 * SECOND));
    }

    @Test
    void theArraysOwnTransitionTimeIsTheBound() {
        machine.transitionTime(10);
        machine.apply(TRANSITION, 0);
        assertTrue(machine.apply(TRANSITION, 10 * SECOND));
        expect(PathState.DOWN, Reason.ALUA_TRANSITION_EXPIRED, 10 * SECOND);
    }

    @Test
    void aPathCalledDownForAnEndlessTransitionDoesNotFlap() {
        machine.apply(TRANSITION, 0);
        machine.expire(60 * SECOND);
        for (int i = 61; i < 300; i++) {
            assertFalse(machine.apply(TRANSITION, i * SECOND));
        }
        expect(PathState.DOWN, Reason.ALUA_TRANSITION_EXPIRED, 60 * SECOND);
        assertTrue(machine.apply(UP, 300 * SECOND));
        assertTrue(machine.apply(TRANSITION, 301 * SECOND));
        assertEquals(60 * SECOND, machine.pendingCountdownNs(301 * SECOND));
    }

    @Test
    void ourOwnTroubleDoesNotProlongAPendingState() {
        machine.apply(Facts.verdict(PathState.PENDING, Reason.SENSE_BECOMING_READY), 0);
        machine.apply(OURS, 30 * SECOND);
        assertTrue(machine.expire(60 * SECOND));
        expect(PathState.DOWN, Reason.PENDING_EXPIRED, 60 * SECOND);
    }

    @Test
    void lossAndSilenceAreDifferentClocksOfWhichOneRuns() {
        machine.apply(TIMEOUT, SECOND);
        machine.apply(TIMEOUT, 3 * SECOND);
        assertEquals(8 * SECOND, machine.silenceCountdownNs(10 * SECOND, 3 * SECOND));
        assertEquals(PathMachine.NOT_RUNNING, machine.lossCountdownNs(10 * SECOND, 3 * SECOND));
        machine.apply(GONE, 4 * SECOND);
        assertEquals(PathMachine.NOT_RUNNING, machine.silenceCountdownNs(10 * SECOND, 5 * SECOND));
        assertEquals(9 * SECOND, machine.lossCountdownNs(10 * SECOND, 5 * SECOND));
        assertEquals(0, machine.lossCountdownNs(10 * SECOND, 50 * SECOND));
        machine.apply(DOWN, 6 * SECOND);
        assertEquals(PathMachine.NOT_RUNNING, machine.lossCountdownNs(10 * SECOND, 7 * SECOND));
        assertEquals(PathMachine.NOT_RUNNING, machine.silenceCountdownNs(10 * SECOND, 7 * SECOND));
    }

    @Test
    void aRowOfDisconnectedVerdictsIsBrokenByAnyOtherAnswerAndBySilence() {
        for (Verdict other : new Verdict[] {UP, DOWN, TIMEOUT, TRANSITION}) {
            machine.begin(2, 0);
            machine.apply(GONE, SECOND);
            machine.apply(GONE, 2 * SECOND);
            assertEquals(2, machine.lossVerdicts());
            machine.apply(other, 3 * SECOND);
            assertEquals(0, machine.lossVerdicts());
            machine.apply(GONE, 4 * SECOND);
            assertEquals(1, machine.lossVerdicts());
            assertEquals(0, machine.lossSpreadNs());
        }
    }

    @Test
    void whatAnOperatorFailedStaysDownUntilItIsReinstated() {
        machine.apply(UP, 0);
        assertTrue(machine.happen(PathEvent.OPERATOR_FAIL, SECOND));
        expect(PathState.DOWN, Reason.OPERATOR_FAIL, SECOND);
        assertFalse(machine.apply(UP, 2 * SECOND));
        assertFalse(machine.apply(GONE, 3 * SECOND));
        assertEquals(0, machine.lossVerdicts());
        assertTrue(machine.happen(PathEvent.OPERATOR_REINSTATE, 4 * SECOND));
        expect(PathState.UNCHECKED, Reason.OPERATOR_REINSTATE, 4 * SECOND);
        assertFalse(machine.good());
        assertTrue(machine.apply(UP, 5 * SECOND));
    }

    @Test
    void anOperatorsWordReplacesTheReasonOfAPathThatWasDownAnyway() {
        machine.apply(DOWN, 0);
        assertTrue(machine.happen(PathEvent.OPERATOR_FAIL, SECOND));
        expect(PathState.DOWN, Reason.OPERATOR_FAIL, SECOND);
        assertSame(PathState.UNCHECKED, machine.previous());
        assertEquals(1, machine.transitions());
    }

    @Test
    void aDeviceThatSeemsGoneMayAnswerAgainButARemovedOneDoesNot() {
        machine.apply(Facts.verdict(PathState.REMOVED, Reason.DEVICE_GONE), SECOND);
        assertTrue(machine.apply(UP, 2 * SECOND));
        machine.happen(PathEvent.DEVICE_REMOVED, 3 * SECOND);
        assertFalse(machine.apply(UP, 4 * SECOND));
        assertFalse(machine.happen(PathEvent.OPERATOR_REINSTATE, 5 * SECOND));
        expect(PathState.REMOVED, Reason.DEVICE_REMOVED, 3 * SECOND);
    }

    @Test
    void aPathThatLeadsToAnotherLogicalUnitIsNeverUsedAgainInItsGeneration() {
        machine.apply(UP, 0);
        machine.happen(PathEvent.IDENTITY_CHANGED, SECOND);
        assertFalse(machine.apply(UP, 2 * SECOND));
        expect(PathState.REMOVED, Reason.IDENTITY_CHANGED, SECOND);
        assertSame(KernelIntent.FAIL, machine.state().kernelIntent());
        machine.begin(2, 3 * SECOND);
        assertTrue(machine.apply(UP, 4 * SECOND));
    }

    @Test
    void aWithheldPathStaysWithheldWhileGoodAndMustProveItselfAfterwards() {
        machine.apply(DOWN, 0);
        machine.happen(PathEvent.HOLD_BACK, SECOND);
        assertFalse(machine.apply(UP, 2 * SECOND));
        expect(PathState.DELAYED, Reason.HELD_BACK, SECOND);
        machine.happen(PathEvent.RELEASE, 3 * SECOND);
        expect(PathState.UNCHECKED, Reason.HOLD_ENDED, 3 * SECOND);
        machine.apply(UP, 4 * SECOND);
        expect(PathState.UP, Reason.CHECK_GOOD, 4 * SECOND);
    }

    @Test
    void aPathThatTheKernelFailedIsDownAtOnce() {
        machine.apply(UP, 0);
        assertTrue(machine.happen(PathEvent.KERNEL_FAILED, SECOND));
        expect(PathState.DOWN, Reason.KERNEL_FAILED_PATH, SECOND);
        assertFalse(machine.happen(PathEvent.KERNEL_FAILED, 2 * SECOND));
    }

    @Test
    void aFailureIsCountedOnceHoweverManyBadStatesItGoesThrough() {
        machine.apply(DOWN, 0);
        machine.apply(UP, 1);
        assertEquals(0, machine.failures());
        assertEquals(0, machine.recoveries());
        machine.apply(TRANSITION, 2);
        assertTrue(machine.good());
        machine.apply(DOWN, 3);
        machine.apply(TIMEOUT, 4);
        machine.apply(GONE, 5);
        assertFalse(machine.good());
        machine.apply(TRANSITION, 6);
        machine.apply(UP, 7);
        assertEquals(1, machine.failures());
        assertEquals(1, machine.recoveries());
        assertEquals(8, machine.transitions());
    }

    @Test
    void aNewGenerationKnowsNothingOfTheOneBefore() {
        machine.transitionTime(1);
        machine.apply(UP, 0);
        machine.apply(GONE, 1);
        machine.begin(7, 2);
        assertEquals(7, machine.generation());
        assertEquals(0, machine.lossVerdicts());
        assertEquals(0, machine.transitions());
        assertEquals(0, machine.failures());
        machine.apply(TRANSITION, 3);
        assertEquals(60 * SECOND, machine.pendingCountdownNs(3));
    }

    @Test
    void checksComeAsVerdictsAndNotAsEvents() {
        for (PathEvent event : PathEvent.values()) {
            machine.begin(1, 0);
            boolean check = event.name().startsWith("CHECK_") || event == PathEvent.PENDING_OVERDUE;
            if (check) {
                assertThrows(AssertionError.class, () -> machine.happen(event, 0), event.name());
            } else {
                machine.happen(event, 0);
            }
        }
        assertThrows(AssertionError.class, () -> PathEvent.of(PathState.DELAYED));
    }
}
