package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.sys.Errno;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherVerdictsTest {

    private final Verdict out = new Verdict();

    @Test
    void aLunWithoutADeviceIsDisconnectedAlthoughTestUnitReadySucceeds() {
        InquiryVerdict.decide(Facts.good(), 0b001, 0x1f, out);
        assertEquals(PathState.DISCONNECTED, out.state());
        assertEquals(Reason.NO_LUN_QUALIFIER, out.reason());
        Verdict check = Facts.verdict(PathState.UP, Reason.CHECK_GOOD).revise(out);
        assertEquals(PathState.DISCONNECTED, check.state());
    }

    @Test
    void everyQualifierButConnectedIsDisconnectedAndEveryDeviceTypeButUnknownIsKept() {
        for (int qualifier = 0; qualifier <= 7; qualifier++) {
            for (int type = 0; type <= 0x1f; type++) {
                InquiryVerdict.decide(Facts.good(), qualifier, type, out);
                boolean there = qualifier == 0 && type != 0x1f;
                assertEquals(there ? PathState.UNCHECKED : PathState.DISCONNECTED, out.state(), qualifier + "/" + type);
            }
        }
    }

    @Test
    void anInquiryThatFailsOtherwiseLeavesThePathToTheCommandThatTellsItsState() {
        List<CheckFacts> failures = List.of(Facts.sense(0x6, 0x29, 0), Facts.sense(0x2, 0x04, 0x0b),
                Facts.sense(0x5, 0x24, 0), Facts.status(ScsiStatus.RESERVATION_CONFLICT),
                Facts.status(ScsiStatus.BUSY), Facts.errno(Errno.EAGAIN));
        for (CheckFacts facts : failures) {
            InquiryVerdict.decide(facts, 0b011, 0, out);
            assertEquals(PathState.UNCHECKED, out.state());
        }
    }

    @Test
    void anInquiryThatNobodyAnswersSaysSo() {
        assertEquals(PathState.TIMEOUT, InquiryVerdict.decide(Facts.overdue(), 0, 0, out).state());
        assertEquals(PathState.DOWN, InquiryVerdict.decide(Facts.host(HostStatus.NO_CONNECT), 0, 0, out).state());
        assertEquals(PathState.REMOVED, InquiryVerdict.decide(Facts.errno(Errno.ENODEV), 0, 0, out).state());
        assertEquals(PathState.DISCONNECTED, InquiryVerdict.decide(Facts.sense(5, 0x25, 0), 0, 0, out).state());
    }

    @Test
    void aLaterProbeRevisesTheConclusionAndAddsItsFollowUps() {
        Verdict first = Facts.verdict(PathState.UP, Reason.CHECK_GOOD).follow(Verdict.REREAD_CAPACITY);
        first.revise(new Verdict().follow(Verdict.REREAD_ALUA));
        assertEquals(PathState.UP, first.state());
        assertEquals(Verdict.REREAD_CAPACITY | Verdict.REREAD_ALUA, first.followUps());
        first.revise(Facts.verdict(PathState.GHOST, Reason.ALUA_STANDBY).access(2));
        assertEquals(PathState.GHOST, first.state());
        assertEquals(2, first.accessState());
    }

    @Test
    void anUpPathWithoutCapacityIsAGhost() {
        assertEquals(PathState.GHOST, Facts.verdict(PathState.UP, Reason.CHECK_GOOD).adjustForSize(0).state());
        assertEquals(PathState.UP, Facts.verdict(PathState.UP, Reason.CHECK_GOOD).adjustForSize(512).state());
        assertEquals(PathState.DOWN, Facts.verdict(PathState.DOWN, Reason.SENSE_NOT_READY).adjustForSize(0).state());
    }

    @Test
    void theDeviceStateCanTakeAPathOutButNotProveItGood() {
        assertTrue(DeviceStateVerdict.decide("running", out));
        assertFalse(out.conclusive());
        assertTrue(DeviceStateVerdict.decide("", out));
        String[] states = {"blocked", "created-blocked", "quiesce", "created", "offline", "transport-offline", "cancel",
            "deleted", "new"};
        StringBuilder seen = new StringBuilder();
        for (String state : states) {
            assertFalse(DeviceStateVerdict.decide(state, out), state);
            seen.append(out.state().statusName()).append(' ');
        }
        assertEquals("pending pending pending pending down down removed removed down ", seen.toString());
    }
}
