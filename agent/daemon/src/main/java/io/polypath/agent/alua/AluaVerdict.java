package io.polypath.agent.alua;

import io.polypath.agent.path.AccessMeaning;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.Verdict;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.scsi.ReplyFault;

/** The verdict of a REPORT TARGET PORT GROUPS (SPC-5 6.36) sent through one path. */
public final class AluaVerdict {

    private AluaVerdict() {}

    /**
     * Decides.
     *
     * <p>A reply that cannot be used (malformed, without the path's group, or with a state that the standard does not
     * assign) leaves the path as it is and lets TEST UNIT READY decide the check. Calling the path down would cost
     * access because of a firmware's mistake, calling it up could send I/O to a standby port; TEST UNIT READY tells
     * standby, unavailable and transitioning apart by sense data. The table of groups keeps its last states, marked
     * stale.
     *
     * @param facts the completion
     * @param reply what the decoder found; looked at only when the command succeeded
     * @param known what the logical unit has shown so far
     * @param retriesLeft how many more tries the check has, 0 to {@link CommandVerdict#TRIES}
     * @param out overwritten
     * @return what to remember of the logical unit
     */
    public static RtpgSupport decide(
            CheckFacts facts, RtpgReply reply, RtpgSupport known, int retriesLeft, Verdict out) {
        if (CommandVerdict.decide(facts, retriesLeft, out)) {
            read(reply, out);
            return wellFormed(reply.fault) ? known.answered(reply.extendedHeader) : known;
        }
        if (refused(reply, known, out)) {
            refuse(reply.extendedHeader, out);
            return known.refused(reply.extendedHeader);
        }
        return known;
    }

    private static void read(RtpgReply reply, Verdict out) {
        switch (reply.fault) {
            case NONE -> readState(reply.accessState, out.clear());
            case LONGER -> leave(Reason.RTPG_REPLY_TOO_LONG, Verdict.READ_LONGER, out);
            case NOT_FOUND -> leave(Reason.ALUA_GROUP_NOT_REPORTED, Verdict.ASK_TUR | Verdict.REREAD_IDENTITY, out);
            case SHORT, WRONG_PAGE, TRUNCATED, EMPTY, OVERFLOW, INVALID ->
                leave(Reason.MALFORMED_REPLY, Verdict.ASK_TUR, out);
        }
    }

    private static void readState(int accessState, Verdict out) {
        AccessState access = AccessState.of(accessState);
        out.conclude(AccessMeaning.pathState(access), AccessMeaning.reason(access));
        if (access == AccessState.RESERVED) {
            out.follow(Verdict.ASK_TUR);
        } else {
            out.access(access.code());
        }
    }

    private static boolean wellFormed(ReplyFault fault) {
        return fault == ReplyFault.NONE || fault == ReplyFault.NOT_FOUND || fault == ReplyFault.LONGER;
    }

    /**
     * Any ILLEGAL REQUEST refuses the form, whatever its additional code: arrays answer 20h, 24h and even 00h. LOGICAL
     * UNIT NOT SUPPORTED counts as a refusal too while the extended header has never been answered, because a purge
     * must not rest on how a device takes an optional bit; the plain form then says the same if it is true.
     */
    private static boolean refused(RtpgReply reply, RtpgSupport known, Verdict out) {
        boolean untriedHeader = reply.extendedHeader && known != RtpgSupport.EXTENDED;
        return out.reason() == Reason.SENSE_ILLEGAL_REQUEST
                || out.reason() == Reason.LUN_NOT_SUPPORTED && untriedHeader;
    }

    private static void refuse(boolean extendedHeader, Verdict out) {
        if (extendedHeader) {
            leave(Reason.RTPG_EXTENDED_HEADER_REFUSED, Verdict.PLAIN_HEADER, out);
        } else {
            leave(Reason.RTPG_UNSUPPORTED, Verdict.ASK_TUR, out);
        }
    }

    /** The path stays as it is, and the check goes on with another command. */
    private static void leave(Reason reason, int followUps, Verdict out) {
        out.clear().conclude(PathState.UNCHECKED, reason).follow(followUps);
    }
}
