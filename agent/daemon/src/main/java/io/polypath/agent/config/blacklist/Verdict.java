package io.polypath.agent.config.blacklist;

import io.polypath.agent.config.grammar.Problem;

/**
 * Whether a device is left alone, and why.
 *
 * @param criterion what decided; null when no rule had anything to say
 * @param rule the rule that decided; null also when an expected property is missing
 * @param subject what the rule matched, one character per byte; empty without a rule
 */
public record Verdict(boolean blacklisted, Criterion criterion, BlacklistRule rule, String subject) {

    /** No rule had anything to say. */
    static final Verdict UNLISTED = new Verdict(false, null, null, "");
    /** None of the device's properties is one that a path must have. */
    static final Verdict PROPERTY_MISSING = new Verdict(true, Criterion.PROPERTY, null, "");

    /** Whether an exception saved the device from rules of its criterion. */
    public boolean excepted() {
        return !blacklisted && rule != null;
    }

    /** For people. */
    public String reason() {
        if (rule == null) {
            return blacklisted ? "no udev property that a path must have" : "no rule matches";
        }
        return criterion.label() + " " + Problem.quote(subject) + (blacklisted ? " matches " : " is excepted by ")
                + Problem.quote(rule.text()) + " (" + rule.place() + ")";
    }
}
