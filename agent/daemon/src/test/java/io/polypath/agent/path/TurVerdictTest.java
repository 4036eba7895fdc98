package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.sys.Errno;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurVerdictTest {

    private static final int LAST_TRY = 0;
    private static final int FIRST_TRY = CommandVerdict.TRIES - 1;

    private final Verdict out = new Verdict();

    private void expect(PathState state, Reason reason, CheckFacts facts) {
        expect(state, reason, 0, facts, LAST_TRY);
    }

    private void expect(PathState state, Reason reason, int followUps, CheckFacts facts, int retriesLeft) {
        TurVerdict.decide(facts, retriesLeft, out);
        assertEquals(state + " " + reason + " " + followUps, out.state() + " " + out.reason() + " " + out.followUps());
    }

    @Test
    void aCommandWithoutComplaintIsUp() {
        expect(PathState.UP, Reason.CHECK_GOOD, Facts.good());
    }

    @Test
    void aRecoveredErrorIsUp() {
        expect(PathState.UP, Reason.CHECK_GOOD_RECOVERED, Facts.sense(0x1, 0x5d, 0x00));
        expect(PathState.UP, Reason.CHECK_GOOD_RECOVERED, Facts.sense(0x0, 0x00, 0x00));
    }

    @Test
    void aReservationConflictIsUpWhateverElseIsWrong() {
        CheckFacts facts = Facts.status(ScsiStatus.RESERVATION_CONFLICT);
        expect(PathState.UP, Reason.RESERVATION_CONFLICT, facts);
        facts.hostStatus = HostStatus.NEXUS_FAILURE;
        expect(PathState.UP, Reason.RESERVATION_CONFLICT, facts);
    }

    @Test
    void reservedBitsOfTheStatusByteAreIgnored() {
        expect(PathState.UP, Reason.RESERVATION_CONFLICT, Facts.status(0x81 | ScsiStatus.RESERVATION_CONFLICT));
        expect(PathState.UP, Reason.CHECK_GOOD, Facts.status(0x81));
    }

    @Test
    void aPassedDeadlineIsATimeoutAndMakesNeighboursSuspects() {
        expect(PathState.TIMEOUT, Reason.DEADLINE_PASSED, Verdict.SUSPECT_NEIGHBOURS, Facts.overdue(), FIRST_TRY);
    }

    @Test
    void aLunThatTheTargetDeniesIsDisconnected() {
        expect(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED, 0, Facts.sense(0x5, 0x25, 0x00), FIRST_TRY);
        expect(PathState.DOWN, Reason.SENSE_ILLEGAL_REQUEST, Facts.sense(0x5, 0x25, 0x01));
        expect(PathState.DOWN, Reason.SENSE_ILLEGAL_REQUEST, Facts.sense(0x5, 0x24, 0x00));
    }

    @Test
    void accessStatesInSenseDataTravelWithTheVerdict() {
        access(PathState.PENDING, Reason.ALUA_TRANSITIONING, 0xf, Facts.sense(0x2, 0x04, 0x0a));
        access(PathState.PENDING, Reason.ALUA_TRANSITIONING, 0xf, Facts.sense(0x6, 0x04, 0x0a));
        access(PathState.GHOST, Reason.ALUA_STANDBY, 0x2, Facts.sense(0x2, 0x04, 0x0b));
        access(PathState.DOWN, Reason.ALUA_UNAVAILABLE, 0x3, Facts.sense(0x2, 0x04, 0x0c));
        access(PathState.DOWN, Reason.ALUA_OFFLINE, 0xe, Facts.sense(0x2, 0x04, 0x12));
        access(PathState.UP, Reason.CHECK_GOOD, Verdict.NO_ACCESS_STATE, Facts.good());
    }

    private void access(PathState state, Reason reason, int accessState, CheckFacts facts) {
        expect(state, reason, 0, facts, FIRST_TRY);
        assertEquals(accessState, out.accessState());
    }

    @Test
    void aUnitThatIsBecomingReadyIsPending() {
        expect(PathState.PENDING, Reason.SENSE_BECOMING_READY, Facts.sense(0x2, 0x04, 0x01));
        expect(PathState.DOWN, Reason.SENSE_NOT_READY, Facts.sense(0x2, 0x04, 0x03));
        expect(PathState.DOWN, Reason.SENSE_NOT_READY, Facts.sense(0x2, 0x3a, 0x00));
    }

    @Test
    void aUnitThatReportsItsOwnFailureIsDown() {
        expect(PathState.DOWN, Reason.LOGICAL_UNIT_FAILED, Facts.sense(0x4, 0x3e, 0x01));
        expect(PathState.DOWN, Reason.LOGICAL_UNIT_FAILED, Facts.sense(0x4, 0x4c, 0x00));
        expect(PathState.DOWN, Reason.LOGICAL_UNIT_FAILED, Facts.sense(0x4, 0x3e, 0x03));
        expect(PathState.DOWN, Reason.SENSE_HARDWARE_ERROR, Facts.sense(0x4, 0x44, 0x00));
    }

    @Test
    void aUnitAttentionIsRetriedUntilTheBudgetIsSpent() {
        for (int left = FIRST_TRY; left > 0; left--) {
            expect(PathState.UNCHECKED, Reason.UNIT_ATTENTION, Verdict.RETRY_NOW, Facts.sense(0x6, 0x2a, 0x01), left);
        }
        expect(PathState.DOWN, Reason.UNIT_ATTENTION_PERSISTS, 0, Facts.sense(0x6, 0x2a, 0x01), LAST_TRY);
    }

    @Test
    void eachUnitAttentionTriggersTheRereadThatItCallsFor() {
        attention(Reason.UA_ALUA_CHANGED, Verdict.REREAD_ALUA, 0x2a, 0x06);
        attention(Reason.UA_ALUA_TRANSITION_FAILED, Verdict.REREAD_ALUA, 0x2a, 0x07);
        attention(Reason.UA_CAPACITY_CHANGED, Verdict.REREAD_CAPACITY, 0x2a, 0x09);
        attention(Reason.UA_INQUIRY_CHANGED, Verdict.REREAD_IDENTITY, 0x3f, 0x03);
        attention(Reason.UA_INQUIRY_CHANGED, Verdict.REREAD_IDENTITY, 0x3f, 0x05);
        attention(Reason.UA_LUNS_CHANGED, Verdict.RESCAN_TARGET | Verdict.REREAD_IDENTITY, 0x3f, 0x0e);
        attention(Reason.UA_RESET, Verdict.REREAD_ALUA | Verdict.REREAD_IDENTITY, 0x29, 0x00);
        attention(Reason.UA_RESET, Verdict.REREAD_ALUA | Verdict.REREAD_IDENTITY, 0x29, 0x07);
        attention(Reason.UA_RESET, Verdict.REREAD_ALUA, 0x29, 0x02);
        attention(Reason.UNIT_ATTENTION, 0, 0x38, 0x07);
    }

    private void attention(Reason reason, int followUps, int asc, int ascq) {
        expect(PathState.UNCHECKED, reason, followUps | Verdict.RETRY_NOW, Facts.sense(0x6, asc, ascq), FIRST_TRY);
        expect(PathState.DOWN, Reason.UNIT_ATTENTION_PERSISTS, followUps, Facts.sense(0x6, asc, ascq), LAST_TRY);
    }

    @Test
    void oneUnitAttentionLeavesNoTraceInTheNextDecision() {
        TurVerdict.decide(Facts.sense(0x6, 0x2a, 0x06), FIRST_TRY, out);
        TurVerdict.decide(Facts.sense(0x2, 0x04, 0x0b), FIRST_TRY, out);
        TurVerdict.decide(Facts.good(), FIRST_TRY, out);
        assertEquals(0, out.followUps());
        assertEquals(Verdict.NO_ACCESS_STATE, out.accessState());
    }

    @Test
    void ourOwnTroubleNeverFailsAPath() {
        int[] ours = {Errno.EBUSY, Errno.EAGAIN, Errno.EDOM, Errno.EPERM, Errno.ENOMEM, Errno.EINVAL, Errno.EINTR};
        for (int errno : ours) {
            TurVerdict.decide(Facts.errno(errno), LAST_TRY, out);
            assertEquals(PathState.UNCHECKED, out.state(), Errno.name(errno));
            assertEquals(Evidence.OURS, out.reason().evidence(), Errno.name(errno));
            assertEquals(0, out.followUps(), Errno.name(errno));
        }
    }

    @Test
    void aDeviceThatIsGoneIsRemovedAndOneThatTakesNoCommandsIsWild() {
        expect(PathState.REMOVED, Reason.DEVICE_GONE, Facts.errno(Errno.ENODEV));
        expect(PathState.REMOVED, Reason.DEVICE_GONE, Facts.errno(Errno.ENXIO));
        expect(PathState.WILD, Reason.COMMAND_UNSUPPORTED, Facts.errno(Errno.ENOTTY));
        expect(PathState.DOWN, Reason.REQUEST_FAILED, Verdict.SUSPECT_NEIGHBOURS, Facts.errno(Errno.EIO), FIRST_TRY);
    }

    @Test
    void aBusyUnitKeepsItsPath() {
        expect(PathState.PENDING, Reason.STATUS_BUSY, Facts.status(ScsiStatus.BUSY));
        expect(PathState.PENDING, Reason.STATUS_TASK_SET_FULL, Facts.status(ScsiStatus.TASK_SET_FULL));
    }

    @Test
    void hostStatusesThatTheIncumbentCallsFinalAreNotRetried() {
        Set<Integer> isFinal = Set.of(HostStatus.NO_CONNECT, HostStatus.TIME_OUT, HostStatus.BAD_TARGET,
                HostStatus.ABORT, HostStatus.TRANSPORT_FAILFAST);
        for (int host = 1; host <= 0x20; host++) {
            TurVerdict.decide(Facts.host(host), FIRST_TRY, out);
            assertEquals(!isFinal.contains(host), out.asks(Verdict.RETRY_NOW), HostStatus.name(host));
            TurVerdict.decide(Facts.host(host), LAST_TRY, out);
            assertEquals(KernelIntent.FAIL, out.state().kernelIntent(), HostStatus.name(host));
            assertEquals(Evidence.SILENT, out.reason().evidence(), HostStatus.name(host));
            assertTrue(out.asks(Verdict.SUSPECT_NEIGHBOURS), HostStatus.name(host));
        }
    }

    /** The incumbent's decision, retries spent: see the table "TUR decode" of its documentation. */
    private static PathState incumbent(CheckFacts facts) {
        if (facts.errno != 0) {
            return facts.errno == Errno.ENOTTY ? PathState.WILD : PathState.DOWN;
        }
        int status = facts.scsiStatus & 0x7e;
        if (status == 0x18 || status == 0 && facts.hostStatus == 0 && facts.driverStatus == 0) {
            return PathState.UP;
        }
        if (facts.hostStatus != 0 || !facts.senseValid) {
            return PathState.DOWN;
        }
        return switch (facts.key << 16 | facts.asc << 8 | facts.ascq) {
            case 0x02_04_0b -> PathState.GHOST;
            case 0x02_04_0a -> PathState.PENDING;
            case 0x05_25_00 -> PathState.DISCONNECTED;
            default -> PathState.DOWN;
        };
    }

    @Test
    void everySenseCodeIsDecodedAsTheIncumbentDoesButForTheStatedOnes() {
        Set<Integer> departures = Set.of(0x02_04_01, 0x06_04_0a);
        CheckFacts facts = Facts.sense(0, 0, 0);
        for (facts.key = 2; facts.key <= 0xf; facts.key++) {
            for (facts.asc = 0; facts.asc <= 0xff; facts.asc++) {
                for (facts.ascq = 0; facts.ascq <= 0xff; facts.ascq++) {
                    TurVerdict.decide(facts, LAST_TRY, out);
                    PathState expected = departures.contains(facts.triple()) ? PathState.PENDING : incumbent(facts);
                    if (out.state() != expected) {
                        assertEquals(expected, out.state(), "%06x".formatted(facts.triple()));
                    }
                }
            }
        }
    }

    @Test
    void everyCombinationOfStatusesIsDecidedOnTheSafeSide() {
        int[][] senses = {{0, 0, 0}, {1, 0, 0}, {2, 4, 1}, {2, 4, 0xa}, {2, 4, 0xb}, {5, 0x25, 0}, {6, 0x29, 0},
            {0xb, 0, 0}};
        CheckFacts facts = new CheckFacts();
        for (int[] sense : senses) {
            facts.key = sense[0];
            facts.asc = sense[1];
            facts.ascq = sense[2];
            for (int bits = 0; bits < 2 * 5 * 16 * 0x18 * 0x80; bits++) {
                facts.senseValid = bits % 2 == 0;
                int retriesLeft = bits / 2 % 5;
                facts.driverStatus = bits / 10 % 16;
                facts.hostStatus = bits / 160 % 0x18;
                facts.scsiStatus = bits / (160 * 0x18);
                TurVerdict.decide(facts, retriesLeft, out);
                checkInvariants(facts, retriesLeft);
            }
        }
    }

    private void checkInvariants(CheckFacts facts, int retriesLeft) {
        boolean retry = out.asks(Verdict.RETRY_NOW);
        assertEquals(retry, !out.conclusive());
        assertFalse(retry && retriesLeft == 0);
        boolean silent = out.reason().evidence() == Evidence.SILENT && !retry;
        assertEquals(silent, out.asks(Verdict.SUSPECT_NEIGHBOURS));
        if (out.state() == PathState.UP && out.reason() != Reason.RESERVATION_CONFLICT) {
            boolean clean = (facts.scsiStatus & 0x7e) == 0 && facts.driverStatus == 0;
            assertTrue(facts.hostStatus == 0 && (clean || facts.senseValid && facts.key <= 1));
        }
        if (out.state() == PathState.DISCONNECTED || out.state() == PathState.GHOST) {
            assertTrue(facts.senseValid);
        }
        if (facts.hostStatus != 0) {
            assertNotEquals(PathState.PENDING, out.state());
        }
    }
}
