package io.polypath.agent.path;

/**
 * The verdict of the checker <em>hp_sw</em> for active/passive HP arrays: a controller that answers INQUIRY and is not ready for this
 * logical unit is the passive one.
 */
public final class HpSwitchVerdict {

    private HpSwitchVerdict() {}

    /**
     * Decides by the INQUIRY for page 80h.
     *
     * @param out overwritten
     * @return whether TEST UNIT READY has to decide
     */
    public static boolean decidePage(CheckFacts facts, int retriesLeft, Verdict out) {
        return PageVerdict.succeeded(facts, retriesLeft, out);
    }

    /**
     * Decides by TEST UNIT READY. Whatever the controller answers other than success makes the path a ghost; that nobody answers, or
     * that the logical unit is gone, is what it is.
     *
     * @param out overwritten
     * @return {@code out}
     */
    public static Verdict decideReady(CheckFacts facts, int retriesLeft, Verdict out) {
        boolean succeeded = CommandVerdict.decide(facts, retriesLeft, out);
        Evidence evidence = out.reason().evidence();
        boolean answered = evidence == Evidence.ANSWERED || evidence == Evidence.WORKS;
        if (!succeeded && answered && out.conclusive() && out.state() != PathState.WILD) {
            out.conclude(PathState.GHOST, Reason.HP_SW_PASSIVE);
        }
        return out;
    }
}
