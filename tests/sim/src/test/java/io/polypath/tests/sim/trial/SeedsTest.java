package io.polypath.tests.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/**
 * Runs of the whole daemon, drawn from seeds: {@code -Dseeds=N} of them from {@code -Dfirst=N} on, or the one of {@code -Dseed=N}.
 */
class SeedsTest {

    private static final int USUAL_SEEDS = 300;

    @Test
    void noSeedBreaksARule() {
        Long only = Long.getLong("seed");
        long first = only != null ? only : Long.getLong("first", 1);
        long end = first + (only != null ? 1 : Long.getLong("seeds", USUAL_SEEDS));
        for (long seed = first; seed < end; seed++) {
            Scenario scenario = Draw.scenario(seed);
            Outcome outcome = Trial.run(scenario);
            assertFalse(outcome.failed(), () -> Report.ofSmallest(scenario, outcome));
        }
    }

    @Test
    void aSeedRepeatsItsRunExactly() {
        for (long seed = 1; seed <= 5; seed++) {
            Outcome first = Trial.run(Draw.scenario(seed));
            Outcome second = Trial.run(Draw.scenario(seed));
            assertEquals(Long.toHexString(first.hash()), Long.toHexString(second.hash()), "seed " + seed);
            assertEquals(first.events(), second.events());
        }
    }
}
