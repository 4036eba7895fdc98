package io.polypath.sim.plan;

/**
 * One thing that is wrong with a plan.
 *
 * @param kind what kind of thing
 * @param where the option, or {@code line N} of the script
 * @param word the word that is wrong; empty where one is missing
 * @param explanation what would be right
 */
public record PlanProblem(ProblemKind kind, String where, String word, String explanation) {

    /** One line for a person. */
    @Override
    public String toString() {
        return where + ": " + (word.isEmpty() ? "" : "'" + word + "': ") + explanation;
    }
}
