package io.polypath.agent.path;

/** What the outcome of an INQUIRY for a vendor's page says, before the page is looked at. */
final class PageVerdict {

    private static final int PAGE_CODE_AT = 1;

    private PageVerdict() {}

    /**
     * Decides. A device that refuses the page is none that the checker is made for: it becomes <em>wild</em>, as for the incumbent.
     *
     * @param reply what came, looked at only when the command succeeded
     * @param page VPD page code, 0 to FFh
     * @param leastBytes how much of the page its decoder reads
     * @param out overwritten
     * @return whether the page may be read
     */
    static boolean decide(CheckFacts facts, ReplyBytes reply, int page, int leastBytes, int retriesLeft, Verdict out) {
        if (!succeeded(facts, retriesLeft, out)) {
            return false;
        }
        if (reply.lengthBytes() < leastBytes || reply.at(PAGE_CODE_AT) != page) {
            out.conclude(PathState.DOWN, Reason.PAGE_FORMAT);
            return false;
        }
        return true;
    }

    /** The same for a page whose content does not matter. */
    static boolean succeeded(CheckFacts facts, int retriesLeft, Verdict out) {
        if (CommandVerdict.decide(facts, retriesLeft, out)) {
            return true;
        }
        if (out.reason() == Reason.SENSE_ILLEGAL_REQUEST) {
            out.conclude(PathState.WILD, Reason.PAGE_REFUSED);
        }
        return false;
    }
}
