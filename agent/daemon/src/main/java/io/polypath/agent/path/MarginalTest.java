package io.polypath.agent.path;

/**
 * Whether a path that failed twice in a short time may be used again: many small reads are sent to it for a while, and the share
 * of those that fail decides. Owned by the owner lane, which sends the reads; time comes in as an argument, monotonic.
 */
public final class MarginalTest {

    /** A read that has taken so long has failed; nothing is read in the last part of a test, which is as long. */
    public static final long READ_LIMIT_NS = 60_000_000_000L;

    private enum Phase {
        /** Nothing is wrong. */
        TRUSTED,
        /** One failure. */
        WARNED,
        /** Two failures: tested as soon as a check finds the path good. */
        DOUBTED,
        /** Reads are sent. */
        READING,
        /** The path failed its test. */
        RESTING
    }

    private Phase phase = Phase.TRUSTED;
    private long sinceNs;
    private long reads;
    private long failed;

    /** Of a path that has not failed. */
    public MarginalTest() {}

    /** The path was good and failed. */
    public void pathFailed(SampleRule rule, long nowNs) {
        switch (phase) {
            case TRUSTED -> enter(Phase.WARNED, nowNs);
            case WARNED -> enter(nowNs - sinceNs > rule.doubleFailedNs() ? Phase.WARNED : Phase.DOUBTED, nowNs);
            case DOUBTED, READING, RESTING -> {}
        }
    }

    /**
     * A check found the path good.
     *
     * @param othersUsable whether the logical unit has another path; without one even a bad path is better than none
     */
    public Belief good(SampleRule rule, boolean othersUsable, long nowNs) {
        if (phase == Phase.TRUSTED || phase == Phase.WARNED) {
            return Belief.BELIEVED;
        }
        if (!othersUsable) {
            clear();
            return Belief.BELIEVED;
        }
        boolean due = phase == Phase.DOUBTED || phase == Phase.RESTING && nowNs - sinceNs > rule.recheckNs();
        if (!due) {
            return Belief.WITHHELD;
        }
        enter(Phase.READING, nowNs);
        reads = 0;
        failed = 0;
        return Belief.TO_BE_TESTED;
    }

    private void enter(Phase next, long nowNs) {
        phase = next;
        sinceNs = nowNs;
    }

    /** Whether a test is under way. */
    public boolean reading() {
        return phase == Phase.READING;
    }

    /** Whether more is to be read. */
    public boolean wantsReads(SampleRule rule, long nowNs) {
        return reading() && nowNs - sinceNs < rule.sampleNs() - READ_LIMIT_NS;
    }

    /** A read has ended, or has taken too long. */
    public void readEnded(boolean good) {
        if (reading()) {
            reads++;
            failed += good ? 0 : 1;
        }
    }

    /** Whether the test's time is over, so that {@link #conclude} may be asked. */
    public boolean over(SampleRule rule, long nowNs) {
        return reading() && nowNs - sinceNs >= rule.sampleNs();
    }

    /**
     * Ends the test. One in which nothing could be read says nothing against the path.
     *
     * @return whether the path has passed
     */
    public boolean conclude(SampleRule rule, long nowNs) {
        Check.that(reading(), "a test is under way");
        boolean passed = failed * 1_000 <= rule.errorsPerMille() * reads;
        enter(passed ? Phase.TRUSTED : Phase.RESTING, nowNs);
        return passed;
    }

    /** Reads of the present or the last test that have ended. */
    public long reads() {
        return reads;
    }

    /** Those of them that failed. */
    public long failedReads() {
        return failed;
    }

    /** Back to a path that has not failed. */
    public void clear() {
        phase = Phase.TRUSTED;
        sinceNs = 0;
    }
}
