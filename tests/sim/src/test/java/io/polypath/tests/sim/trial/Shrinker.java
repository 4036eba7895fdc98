package io.polypath.tests.sim.trial;

import java.util.ArrayList;
import java.util.List;

/** Leaves incidents out of a run that fails, for as long as it fails in the same way. */
final class Shrinker {

    /** Runs that it may take: a minute's work at most. */
    private static final int MOST_RUNS = 150;

    private final String kind;
    private int runs;
    private Scenario smallest;

    private Shrinker(Scenario scenario, String kind) {
        smallest = scenario;
        this.kind = kind;
    }

    static Scenario shrink(Scenario scenario, Outcome outcome) {
        Shrinker shrinker = new Shrinker(scenario, outcome.kind());
        for (int share = scenario.incidents().size() / 2; share > 0; share = Math.min(share / 2, shrinker.size())) {
            shrinker.leaveOut(share);
        }
        return shrinker.smallest;
    }

    private int size() {
        return smallest.incidents().size();
    }

    /** Latest first: what comes after the failure goes at once. */
    private void leaveOut(int share) {
        for (int to = size(); to > 0 && runs < MOST_RUNS; to -= share) {
            List<Incident> fewer = new ArrayList<>(smallest.incidents());
            fewer.subList(Math.max(0, to - share), to).clear();
            Scenario candidate = smallest.with(fewer);
            runs++;
            Outcome outcome = Trial.run(candidate);
            if (outcome.failed() && outcome.kind().equals(kind)) {
                smallest = candidate;
            }
        }
    }
}
