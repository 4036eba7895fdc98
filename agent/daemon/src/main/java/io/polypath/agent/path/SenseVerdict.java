package io.polypath.agent.path;

import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.scsi.SenseCode;
import io.polypath.ffm.scsi.SenseKey;

/** What sense data say about a path. */
final class SenseVerdict {

    /** Some arrays report the transition with this key; the kernel's ALUA handler takes both alike. */
    private static final int TRANSITION_AS_UNIT_ATTENTION = 0x06_04_0A;

    /** Not ready, offline; T10 ASC/ASCQ assignments. */
    private static final int OFFLINE = 0x02_04_12;

    private SenseVerdict() {}

    /** Decides on a CHECK CONDITION; returns whether the command succeeded all the same. */
    static boolean decide(CheckFacts facts, int retriesLeft, Verdict out) {
        if (!facts.senseValid) {
            CommandVerdict.retryOrDown(Reason.SENSE_MISSING, retriesLeft, out);
            return false;
        }
        switch (facts.triple()) {
            case SenseCode.ACCESS_STATE_TRANSITION, TRANSITION_AS_UNIT_ATTENTION ->
                access(AccessState.TRANSITIONING, out);
            case SenseCode.PORT_STANDBY -> access(AccessState.STANDBY, out);
            case SenseCode.PORT_UNAVAILABLE -> access(AccessState.UNAVAILABLE, out);
            case OFFLINE -> access(AccessState.OFFLINE, out);
            case SenseCode.BECOMING_READY -> out.conclude(PathState.PENDING, Reason.SENSE_BECOMING_READY);
            case SenseCode.LOGICAL_UNIT_NOT_SUPPORTED -> out.conclude(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED);
            case SenseCode.LOGICAL_UNIT_FAILURE, SenseCode.SELF_TEST_FAILED, SenseCode.SELF_CONFIGURATION_FAILED ->
                out.conclude(PathState.DOWN, Reason.LOGICAL_UNIT_FAILED);
            default -> byKey(facts, retriesLeft, out);
        }
        return out.state() == PathState.UP;
    }

    /** The access state travels with the verdict, so that the logical unit's table of groups learns it too. */
    private static void access(AccessState access, Verdict out) {
        out.conclude(AccessMeaning.pathState(access), AccessMeaning.reason(access)).access(access.code());
    }

    private static void byKey(CheckFacts facts, int retriesLeft, Verdict out) {
        switch (facts.key) {
            case SenseKey.NO_SENSE, SenseKey.RECOVERED_ERROR -> out.conclude(PathState.UP, Reason.CHECK_GOOD_RECOVERED);
            case SenseKey.NOT_READY -> out.conclude(PathState.DOWN, Reason.SENSE_NOT_READY);
            case SenseKey.MEDIUM_ERROR -> out.conclude(PathState.DOWN, Reason.SENSE_MEDIUM_ERROR);
            case SenseKey.HARDWARE_ERROR -> out.conclude(PathState.DOWN, Reason.SENSE_HARDWARE_ERROR);
            case SenseKey.ILLEGAL_REQUEST -> out.conclude(PathState.DOWN, Reason.SENSE_ILLEGAL_REQUEST);
            case SenseKey.UNIT_ATTENTION -> unitAttention(facts.triple(), retriesLeft, out);
            case SenseKey.DATA_PROTECT -> out.conclude(PathState.DOWN, Reason.SENSE_DATA_PROTECT);
            case SenseKey.ABORTED_COMMAND -> CommandVerdict.retryOrDown(Reason.SENSE_ABORTED_COMMAND, retriesLeft, out);
            default -> out.conclude(PathState.DOWN, Reason.SENSE_OTHER);
        }
    }

    private static void unitAttention(int triple, int retriesLeft, Verdict out) {
        out.follow(UnitAttention.followUps(triple));
        if (retriesLeft > 0) {
            out.conclude(PathState.UNCHECKED, UnitAttention.reason(triple)).follow(Verdict.RETRY_NOW);
        } else {
            out.conclude(PathState.DOWN, Reason.UNIT_ATTENTION_PERSISTS);
        }
    }
}
