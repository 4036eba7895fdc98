package io.polypath.agent.path;

import io.polypath.ffm.scsi.Inquiry;

/**
 * What standard INQUIRY (SPC-5 6.7.2) says about a path. It catches what TEST UNIT READY does not: a target whose LUN 0
 * is unmapped may go on answering that with GOOD.
 *
 * <p>INQUIRY is answered by a unit that is not ready, reserved or in standby, so its success proves nothing, and the
 * command that decides on those states is another one. It concludes only that the logical unit is not there, or that
 * nobody answers.
 */
public final class InquiryVerdict {

    private InquiryVerdict() {}

    /**
     * Decides.
     *
     * @param facts the completion
     * @param qualifier PERIPHERAL QUALIFIER, 0 to 7; looked at only when the command succeeded
     * @param type PERIPHERAL DEVICE TYPE, 0 to 1Fh; likewise
     * @param out overwritten; {@link PathState#UNCHECKED} leaves the path as it is
     * @return {@code out}
     */
    public static Verdict decide(CheckFacts facts, int qualifier, int type, Verdict out) {
        Check.that(qualifier >= 0 && qualifier <= 7, "a peripheral qualifier has three bits", qualifier);
        Check.that(type >= 0 && type <= 0x1f, "a peripheral device type has five bits", type);
        boolean succeeded = CommandVerdict.decide(facts, 0, out);
        if (succeeded && (qualifier != Inquiry.QUALIFIER_CONNECTED || type == Inquiry.TYPE_UNKNOWN)) {
            out.conclude(PathState.DISCONNECTED, Reason.NO_LUN_QUALIFIER);
        } else if (out.reason().evidence() == Evidence.WORKS || out.reason().evidence() == Evidence.ANSWERED) {
            out.conclude(PathState.UNCHECKED, out.reason());
        }
        return out;
    }
}
