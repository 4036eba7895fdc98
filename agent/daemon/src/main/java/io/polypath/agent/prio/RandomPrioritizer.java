package io.polypath.agent.prio;

import java.util.SplittableRandom;

/** A priority from 1 to 10 by chance, anew on every call; for tests of regrouping. Owned by the owner lane. */
public final class RandomPrioritizer implements Prioritizer {

    private static final int HIGHEST = 10;

    private final SplittableRandom random;

    /** The same seed gives the same priorities in the same order. */
    public RandomPrioritizer(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public String keyword() {
        return "random";
    }

    @Override
    public Need need() {
        return Need.CHECK;
    }

    @Override
    public int priority(PrioFacts facts) {
        return 1 + random.nextInt(HIGHEST);
    }
}
