package io.polypath.agent.alua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Facts;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.Verdict;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.ScsiStatus;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class AluaVerdictTest {

    private static final int FIRST_TRY = CommandVerdict.TRIES - 1;

    private final Verdict out = new Verdict();
    private final RtpgReply reply = new RtpgReply();

    private RtpgSupport good(ReplyFault fault, int accessState, RtpgSupport known) {
        reply.clear(known.stateProbe() == Probe.RTPG_EXTENDED);
        reply.fault = fault;
        reply.accessState = accessState;
        return AluaVerdict.decide(Facts.good(), reply, known, FIRST_TRY, out);
    }

    private RtpgSupport failed(CheckFacts facts, boolean extendedHeader, RtpgSupport known) {
        reply.clear(extendedHeader);
        return AluaVerdict.decide(facts, reply, known, FIRST_TRY, out);
    }

    private void expect(PathState state, Reason reason, int followUps) {
        assertEquals(state + " " + reason + " " + followUps, out.state() + " " + out.reason() + " " + out.followUps());
    }

    @Test
    void everyAccessStateHasItsPathState() {
        StringBuilder seen = new StringBuilder();
        for (int state = 0; state <= 0xf; state++) {
            good(ReplyFault.NONE, state, RtpgSupport.EXTENDED);
            seen.append("%x %s %s %d%n".formatted(state, out.state(), out.reason(), out.accessState()));
        }
        assertEquals("""
                0 UP ALUA_OPTIMIZED 0
                1 UP ALUA_NON_OPTIMIZED 1
                2 GHOST ALUA_STANDBY 2
                3 DOWN ALUA_UNAVAILABLE 3
                4 UP ALUA_LBA_DEPENDENT 4
                5 UNCHECKED ALUA_STATE_RESERVED -1
                6 UNCHECKED ALUA_STATE_RESERVED -1
                7 UNCHECKED ALUA_STATE_RESERVED -1
                8 UNCHECKED ALUA_STATE_RESERVED -1
                9 UNCHECKED ALUA_STATE_RESERVED -1
                a UNCHECKED ALUA_STATE_RESERVED -1
                b UNCHECKED ALUA_STATE_RESERVED -1
                c UNCHECKED ALUA_STATE_RESERVED -1
                d UNCHECKED ALUA_STATE_RESERVED -1
                e DOWN ALUA_OFFLINE 14
                f PENDING ALUA_TRANSITIONING 15
                """, seen.toString());
    }

    @Test
    void aReservedStateIsLeftToTestUnitReady() {
        good(ReplyFault.NONE, 9, RtpgSupport.EXTENDED);
        expect(PathState.UNCHECKED, Reason.ALUA_STATE_RESERVED, Verdict.ASK_TUR);
    }

    @Test
    void transitioningInSenseDataIsStoredAsSuchAndNeverAsOptimized() {
        for (int key : new int[] {0x2, 0x6}) {
            failed(Facts.sense(key, 0x04, 0x0a), true, RtpgSupport.EXTENDED);
            expect(PathState.PENDING, Reason.ALUA_TRANSITIONING, 0);
            assertEquals(AccessState.TRANSITIONING.code(), out.accessState());
        }
    }

    @Test
    void anyIllegalRequestToTheExtendedHeaderFallsBackToThePlainOne() {
        for (int asc = 0; asc <= 0xff; asc++) {
            for (int ascq = 0; ascq <= 0xff; ascq++) {
                assertSame(RtpgSupport.UNTRIED, failed(Facts.sense(0x5, asc, ascq), true, RtpgSupport.UNTRIED));
                expect(PathState.UNCHECKED, Reason.RTPG_EXTENDED_HEADER_REFUSED, Verdict.PLAIN_HEADER);
            }
        }
    }

    @Test
    void thePlainFormIsRememberedOnceItWasAnswered() {
        RtpgSupport known = failed(Facts.sense(0x5, 0x00, 0x00), true, RtpgSupport.UNTRIED);
        reply.clear(false);
        known = AluaVerdict.decide(Facts.good(), reply, known, FIRST_TRY, out);
        assertSame(RtpgSupport.PLAIN, known);
        assertSame(Probe.RTPG_PLAIN, known.stateProbe());
        expect(PathState.UP, Reason.ALUA_OPTIMIZED, 0);
    }

    @Test
    void aUnitThatRefusesBothFormsIsCheckedWithTestUnitReady() {
        RtpgSupport known = failed(Facts.sense(0x5, 0x20, 0x00), true, RtpgSupport.UNTRIED);
        known = failed(Facts.sense(0x5, 0x20, 0x00), false, known);
        expect(PathState.UNCHECKED, Reason.RTPG_UNSUPPORTED, Verdict.ASK_TUR);
        assertSame(RtpgSupport.NONE, known);
        assertSame(Probe.TUR, known.stateProbe());
    }

    @Test
    void aUnitThatHasAnsweredBeforeIsBelievedToDoSoAgain() {
        for (RtpgSupport proven : new RtpgSupport[] {RtpgSupport.EXTENDED, RtpgSupport.PLAIN}) {
            RtpgSupport known = failed(Facts.sense(0x5, 0x24, 0x00), true, proven);
            known = failed(Facts.sense(0x5, 0x24, 0x00), false, known);
            expect(PathState.UNCHECKED, Reason.RTPG_UNSUPPORTED, Verdict.ASK_TUR);
            assertSame(proven, known);
        }
    }

    @Test
    void aPurgeNeverRestsOnHowAnUntriedHeaderWasTaken() {
        failed(Facts.sense(0x5, 0x25, 0x00), true, RtpgSupport.UNTRIED);
        assertFalse(out.conclusive());
        for (RtpgSupport known : RtpgSupport.values()) {
            failed(Facts.sense(0x5, 0x25, 0x00), false, known);
            expect(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED, 0);
        }
        failed(Facts.sense(0x5, 0x25, 0x00), true, RtpgSupport.EXTENDED);
        expect(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED, 0);
    }

    @Test
    void aMalformedReplyIsLeftToTestUnitReadyAndProvesNothingOfTheForm() {
        for (ReplyFault fault : ReplyFault.values()) {
            RtpgSupport known = good(fault, 0, RtpgSupport.UNTRIED);
            boolean wellFormed = EnumSet.of(ReplyFault.NONE, ReplyFault.NOT_FOUND, ReplyFault.LONGER).contains(fault);
            assertSame(wellFormed ? RtpgSupport.EXTENDED : RtpgSupport.UNTRIED, known, fault.name());
            if (!wellFormed) {
                expect(PathState.UNCHECKED, Reason.MALFORMED_REPLY, Verdict.ASK_TUR);
            }
        }
    }

    @Test
    void aReplyWithoutThePathsGroupAsksWhoThePathIs() {
        good(ReplyFault.NOT_FOUND, 0, RtpgSupport.PLAIN);
        expect(PathState.UNCHECKED, Reason.ALUA_GROUP_NOT_REPORTED, Verdict.ASK_TUR | Verdict.REREAD_IDENTITY);
    }

    @Test
    void aReplyLongerThanTheBufferIsReadAgain() {
        good(ReplyFault.LONGER, 0, RtpgSupport.EXTENDED);
        expect(PathState.UNCHECKED, Reason.RTPG_REPLY_TOO_LONG, Verdict.READ_LONGER);
    }

    @Test
    void aUnitAttentionIsRetriedAndTriggersItsReread() {
        assertSame(RtpgSupport.UNTRIED, failed(Facts.sense(0x6, 0x2a, 0x07), true, RtpgSupport.UNTRIED));
        expect(PathState.UNCHECKED, Reason.UA_ALUA_TRANSITION_FAILED, Verdict.RETRY_NOW | Verdict.REREAD_ALUA);
    }

    @Test
    void whatTheTransportSaysIsDecidedAsForTestUnitReady() {
        failed(Facts.host(HostStatus.NO_CONNECT), true, RtpgSupport.EXTENDED);
        expect(PathState.DOWN, Reason.HOST_NO_CONNECT, Verdict.SUSPECT_NEIGHBOURS);
        failed(Facts.overdue(), true, RtpgSupport.EXTENDED);
        expect(PathState.TIMEOUT, Reason.DEADLINE_PASSED, Verdict.SUSPECT_NEIGHBOURS);
        failed(Facts.status(ScsiStatus.RESERVATION_CONFLICT), true, RtpgSupport.EXTENDED);
        expect(PathState.UP, Reason.RESERVATION_CONFLICT, 0);
        assertEquals(Verdict.NO_ACCESS_STATE, out.accessState());
    }

    /** A target that answers nothing, one form or both, asked as the owner asks it; the check must end. */
    @Test
    void everyKindOfDeviceIsSettledInAtMostThreeCommands() {
        for (boolean takesExtended : new boolean[] {false, true}) {
            for (boolean takesPlain : new boolean[] {false, true}) {
                RtpgSupport known = RtpgSupport.UNTRIED;
                for (int check = 0; check < 3; check++) {
                    Probe probe = known.stateProbe();
                    int commands = 1;
                    if (probe != Probe.TUR) {
                        known = ask(probe == Probe.RTPG_EXTENDED, takesExtended, takesPlain, known);
                        if (out.asks(Verdict.PLAIN_HEADER)) {
                            known = ask(false, takesExtended, takesPlain, known);
                            commands++;
                        }
                        commands += out.asks(Verdict.ASK_TUR) ? 1 : 0;
                        assertNotEquals(out.conclusive(), out.asks(Verdict.ASK_TUR));
                    }
                    assertTrue(commands <= (check == 0 ? 3 : 1), "a device's form is remembered");
                }
            }
        }
    }

    private RtpgSupport ask(boolean extendedHeader, boolean takesExtended, boolean takesPlain, RtpgSupport known) {
        boolean takes = extendedHeader ? takesExtended : takesPlain;
        return failed(takes ? Facts.good() : Facts.sense(0x5, 0x20, 0x00), extendedHeader, known);
    }
}
