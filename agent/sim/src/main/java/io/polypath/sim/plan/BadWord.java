package io.polypath.sim.plan;

/** Ends the reading of one option or one line. Never leaves the package. */
final class BadWord extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String word;

    BadWord(ProblemKind kind, String word, String explanation) {
        super(explanation, null, false, false);
        this.kind = kind;
        this.word = word;
    }

    PlanProblem at(String where) {
        return new PlanProblem(kind, where, word, getMessage());
    }
}
