package io.polypath.sim.plan;

import java.util.List;

/**
 * What came of reading a plan.
 *
 * @param plan the plan; null when anything was wrong
 * @param problems everything that was wrong, in order
 */
public record PlanReading(FabricPlan plan, List<PlanProblem> problems) {

    public PlanReading {
        problems = List.copyOf(problems);
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
