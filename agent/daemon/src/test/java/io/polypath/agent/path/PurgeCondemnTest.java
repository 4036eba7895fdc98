package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurgeCondemnTest {

    private static final Verdict GONE = Facts.verdict(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED);

    private final PurgePolicy policy = new PurgePolicy(3, 10, 100);
    private final PathMachine machine = new PathMachine();
    private final PurgeFacts facts = new PurgeFacts();

    @BeforeEach
    void everythingSpeaksForAPurge() {
        machine.begin(4, 0);
        for (int now : new int[] {1, 5, 11}) {
            machine.apply(GONE, now);
        }
        facts.enabled = true;
        facts.generation = 4;
        facts.identityVerified = true;
    }

    private void expect(PurgeDecision decision) {
        assertEquals(decision, PurgeCondemn.decide(policy, machine, facts));
    }

    @Test
    void aPathThatWasDeniedOftenAndLongEnoughIsCondemned() {
        expect(PurgeDecision.CONDEMNED);
    }

    @Test
    void nothingIsPurgedUnlessTheConfigurationSaysSo() {
        facts.enabled = false;
        expect(PurgeDecision.KEPT_NOT_ENABLED);
    }

    @Test
    void verdictsAboutAnEarlierDeviceInThePlaceDoNotCount() {
        facts.generation = 5;
        expect(PurgeDecision.KEPT_OTHER_GENERATION);
    }

    @Test
    void whatAnOperatorFailedOrWhatIsGoingAnywayIsKept() {
        machine.happen(PathEvent.OPERATOR_FAIL, 12);
        expect(PurgeDecision.KEPT_HELD);
        machine.happen(PathEvent.DEVICE_REMOVED, 13);
        expect(PurgeDecision.KEPT_HELD);
    }

    @Test
    void everyOtherStateIsKept() {
        for (PathState state : PathState.values()) {
            if (state != PathState.DELAYED && state != PathState.DISCONNECTED) {
                machine.begin(4, 0);
                machine.apply(Facts.verdict(state, Reason.DEADLINE_PASSED), 1);
                expect(PurgeDecision.KEPT_NOT_DISCONNECTED);
            }
        }
    }

    @Test
    void aPathOfUncertainIdentityIsKept() {
        facts.identityVerified = false;
        expect(PurgeDecision.KEPT_IDENTITY_IN_DOUBT);
    }

    @Test
    void thereIsOneTicketPerPath() {
        facts.ticketOpen = true;
        expect(PurgeDecision.KEPT_TICKET_OPEN);
    }

    @Test
    void oneGoodAnswerStartsTheRowOver() {
        machine.apply(Facts.verdict(PathState.UP, Reason.CHECK_GOOD), 12);
        machine.apply(GONE, 50);
        machine.apply(GONE, 90);
        expect(PurgeDecision.KEPT_TOO_FEW_VERDICTS);
    }

    @Test
    void manyVerdictsInAnInstantAreNotEnough() {
        machine.begin(4, 0);
        for (int now = 1; now <= 10; now++) {
            machine.apply(GONE, now);
        }
        expect(PurgeDecision.KEPT_HOLD_DOWN);
        machine.apply(GONE, 11);
        expect(PurgeDecision.CONDEMNED);
    }

    @Test
    void theLastPathOfAMapInUseIsKeptLonger() {
        facts.lastPathOfOpenMap = true;
        expect(PurgeDecision.KEPT_LAST_PATH);
        machine.apply(GONE, 101);
        expect(PurgeDecision.CONDEMNED);
    }

    @Test
    void aPolicyCannotBeHasty() {
        assertThrows(AssertionError.class, () -> new PurgePolicy(2, 10, 10));
        assertThrows(AssertionError.class, () -> new PurgePolicy(3, 0, 10));
        assertThrows(AssertionError.class, () -> new PurgePolicy(3, 10, 9));
    }
}
