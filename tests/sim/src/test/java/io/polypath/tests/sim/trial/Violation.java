package io.polypath.tests.sim.trial;

/** The daemon broke a rule. The message begins with the rule's name, by which the shrinker tells one failure from another. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final String rule;

    Violation(String rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
