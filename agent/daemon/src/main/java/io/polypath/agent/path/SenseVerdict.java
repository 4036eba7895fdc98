package io.polypath.agent.path;

/** What sense data say about a path. Codes are those of SPC-5 annex F, written asc/ascq in hexadecimal. */
final class SenseVerdict {

    private static final int ASC_NOT_READY = 0x04;
    private static final int ASC_LUN_NOT_SUPPORTED = 0x25;
    private static final int ASC_UNIT_FAILURE = 0x3e;
    private static final int ASC_SELF_CONFIGURATION = 0x4c;

    private static final int ASCQ_BECOMING_READY = 0x01;
    private static final int ASCQ_TRANSITION = 0x0a;
    private static final int ASCQ_STANDBY = 0x0b;
    private static final int ASCQ_UNAVAILABLE = 0x0c;
    private static final int ASCQ_OFFLINE = 0x12;

    private SenseVerdict() {}

    /** Decides on a CHECK CONDITION; returns whether the command succeeded all the same. */
    static boolean decide(CheckFacts facts, int retriesLeft, Verdict out) {
        if (!facts.senseValid) {
            CommandVerdict.retryOrDown(Reason.SENSE_MISSING, retriesLeft, out);
            return false;
        }
        Check.that(facts.key >= 0 && facts.key <= 15, "a sense key has four bits", facts.key);
        int code = facts.asc << 8 | facts.ascq;
        switch (facts.key) {
            case SenseKey.NO_SENSE, SenseKey.RECOVERED_ERROR -> out.conclude(PathState.UP, Reason.CHECK_GOOD_RECOVERED);
            case SenseKey.NOT_READY -> notReady(facts.asc, facts.ascq, out);
            case SenseKey.ILLEGAL_REQUEST -> illegalRequest(code, out);
            case SenseKey.UNIT_ATTENTION -> unitAttention(code, retriesLeft, out);
            case SenseKey.MEDIUM_ERROR -> out.conclude(PathState.DOWN, Reason.SENSE_MEDIUM_ERROR);
            case SenseKey.HARDWARE_ERROR -> hardwareError(facts.asc, out);
            case SenseKey.DATA_PROTECT -> out.conclude(PathState.DOWN, Reason.SENSE_DATA_PROTECT);
            case SenseKey.ABORTED_COMMAND -> CommandVerdict.retryOrDown(Reason.SENSE_ABORTED_COMMAND, retriesLeft, out);
            default -> out.conclude(PathState.DOWN, Reason.SENSE_OTHER);
        }
        return out.state() == PathState.UP;
    }

    private static void notReady(int asc, int ascq, Verdict out) {
        if (asc != ASC_NOT_READY) {
            out.conclude(PathState.DOWN, Reason.SENSE_NOT_READY);
            return;
        }
        switch (ascq) {
            case ASCQ_BECOMING_READY -> out.conclude(PathState.PENDING, Reason.SENSE_BECOMING_READY);
            case ASCQ_TRANSITION -> concludeAccess(AccessMeaning.TRANSITIONING, out);
            case ASCQ_STANDBY -> concludeAccess(AccessMeaning.STANDBY, out);
            case ASCQ_UNAVAILABLE -> concludeAccess(AccessMeaning.UNAVAILABLE, out);
            case ASCQ_OFFLINE -> concludeAccess(AccessMeaning.OFFLINE, out);
            default -> out.conclude(PathState.DOWN, Reason.SENSE_NOT_READY);
        }
    }

    /** The access state travels with the verdict, so that the logical unit's table of groups learns it too. */
    private static void concludeAccess(int accessState, Verdict out) {
        out.conclude(AccessMeaning.pathState(accessState), AccessMeaning.reason(accessState)).access(accessState);
    }

    private static void illegalRequest(int code, Verdict out) {
        if (code == ASC_LUN_NOT_SUPPORTED << 8) {
            out.conclude(PathState.DISCONNECTED, Reason.LUN_NOT_SUPPORTED);
        } else {
            out.conclude(PathState.DOWN, Reason.SENSE_ILLEGAL_REQUEST);
        }
    }

    private static void hardwareError(int asc, Verdict out) {
        boolean unitFailed = asc == ASC_UNIT_FAILURE || asc == ASC_SELF_CONFIGURATION;
        out.conclude(PathState.DOWN, unitFailed ? Reason.LOGICAL_UNIT_FAILED : Reason.SENSE_HARDWARE_ERROR);
    }

    /** Some arrays report the transition as 06/04/0A; the kernel's handler takes both keys alike. */
    private static void unitAttention(int code, int retriesLeft, Verdict out) {
        if (code == (ASC_NOT_READY << 8 | ASCQ_TRANSITION)) {
            concludeAccess(AccessMeaning.TRANSITIONING, out);
            return;
        }
        UnitAttention.follow(code, out);
        if (retriesLeft > 0) {
            out.conclude(PathState.UNCHECKED, UnitAttention.reason(code)).follow(Verdict.RETRY_NOW);
        } else {
            out.conclude(PathState.DOWN, Reason.UNIT_ATTENTION_PERSISTS);
        }
    }
}
