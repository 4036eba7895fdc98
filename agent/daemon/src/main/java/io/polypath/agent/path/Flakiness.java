package io.polypath.agent.path;

import java.util.Objects;

/**
 * Whether a path that a check finds good is to be believed: counts failures or has the path tested, as the configuration says.
 * Owned by the owner lane.
 */
public final class Flakiness {

    private final FlapCount flaps = new FlapCount();
    private final MarginalTest test = new MarginalTest();
    private FlapRule flapRule;
    private SampleRule sampleRule;

    /** Of a path of which every good check is believed. */
    public Flakiness() {}

    /**
     * What holds from now on. What was counted under other rules is forgotten.
     *
     * @param flapRule null when failures are not counted
     * @param sampleRule null when paths are not tested; tests take the place of counting
     */
    public void rules(FlapRule flapRule, SampleRule sampleRule) {
        boolean same = Objects.equals(flapRule, this.flapRule) && Objects.equals(sampleRule, this.sampleRule);
        if (!same) {
            this.flapRule = flapRule;
            this.sampleRule = sampleRule;
            clear();
        }
    }

    /** A check found the path good; parameters as {@link FlapCount#good}. */
    public Belief good(PathState before, boolean othersUsable, long nowNs) {
        if (sampleRule != null) {
            return test.good(sampleRule, othersUsable, nowNs);
        }
        return flapRule == null ? Belief.BELIEVED : flaps.good(flapRule, before, othersUsable, nowNs);
    }

    /** The path was good and failed. */
    public void pathFailed(long nowNs) {
        if (sampleRule != null) {
            test.pathFailed(sampleRule, nowNs);
        }
    }

    /** The test that is under way, if {@link MarginalTest#reading}. */
    public MarginalTest test() {
        return test;
    }

    /** Whether a test is under way in which more is to be read. */
    public boolean wantsReads(long nowNs) {
        return sampleRule != null && test.wantsReads(sampleRule, nowNs);
    }

    /** Whether the time of a test is over. */
    public boolean testIsOver(long nowNs) {
        return sampleRule != null && test.over(sampleRule, nowNs);
    }

    /** Ends a test whose time is over; whether the path has passed. */
    public boolean conclude(long nowNs) {
        return test.conclude(sampleRule, nowNs);
    }

    /** What was counted is forgotten, and the path believed. */
    public void clear() {
        flaps.clear();
        test.clear();
    }
}
