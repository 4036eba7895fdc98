package io.polypath.agent.keeper;

/**
 * How long to leave alone what fails each time it is brought back: nothing at first, then 50 ms doubling up to 5 s, and nothing again
 * once it has kept for ten seconds. Owner lane only.
 */
final class Rest {

    private static final long FIRST_NS = 50_000_000L;
    private static final long LAST_NS = 5_000_000_000L;

    /** What kept for so long has proved itself. */
    private static final long PROBATION_NS = 10_000_000_000L;

    private boolean onProbation;
    private long broughtBackNs;
    private long restNs;
    private long notBeforeNs = Long.MIN_VALUE;

    /** It has failed. Told more than once of one failure, the first counts. */
    void failed(long nowNs) {
        if (!onProbation) {
            return;
        }
        onProbation = false;
        boolean kept = nowNs - broughtBackNs > PROBATION_NS;
        restNs = kept ? 0 : Math.clamp(2 * restNs, FIRST_NS, LAST_NS);
        notBeforeNs = nowNs + restNs;
    }

    /** It is brought back. */
    void broughtBack(long nowNs) {
        onProbation = true;
        broughtBackNs = nowNs;
    }

    /** From when on it may be brought back; {@link Long#MIN_VALUE} at once. */
    long notBeforeNs() {
        return notBeforeNs;
    }
}
