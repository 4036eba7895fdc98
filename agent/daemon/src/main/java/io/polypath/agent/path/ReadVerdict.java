package io.polypath.agent.path;

/**
 * The verdict of reading a block (checkers <em>readsector0</em> and <em>directio</em>, READ (10) of SBC-4 5.11). What cannot be read
 * is down, also where TEST UNIT READY would be content: a reserved unit. A port in standby refuses to be read, too, and is a ghost: its
 * group may take over.
 */
public final class ReadVerdict {

    private ReadVerdict() {}

    /**
     * Decides.
     *
     * @param facts the completion
     * @param retriesLeft how many more tries the check has, 0 to {@link CommandVerdict#TRIES}
     * @param out overwritten
     * @return whether the block was read
     */
    public static boolean decide(CheckFacts facts, int retriesLeft, Verdict out) {
        if (CommandVerdict.decide(facts, retriesLeft, out)) {
            out.conclude(PathState.UP, Reason.BLOCK_READ);
            return true;
        }
        if (out.reason() == Reason.RESERVATION_CONFLICT) {
            out.conclude(PathState.DOWN, Reason.READ_RESERVED);
        }
        return false;
    }
}
