package io.polypath.agent.path;

/** The verdict of a TEST UNIT READY (SPC-5 6.47). It has no reply, so the command's outcome is all there is. */
public final class TurVerdict {

    private TurVerdict() {}

    /**
     * Decides.
     *
     * @param facts the completion
     * @param retriesLeft how many more tries the check has, 0 to {@link CommandVerdict#TRIES}
     * @param out overwritten
     * @return {@code out}
     */
    public static Verdict decide(CheckFacts facts, int retriesLeft, Verdict out) {
        CommandVerdict.decide(facts, retriesLeft, out);
        return out;
    }
}
