package io.polypath.agent.config.blacklist;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rules of one criterion.
 *
 * @param rules what is left alone
 * @param exceptions what is not; they win
 */
public record RuleSet(List<BlacklistRule> rules, List<BlacklistRule> exceptions) {

    public RuleSet {
        rules = List.copyOf(rules);
        exceptions = List.copyOf(exceptions);
    }

    /** What holds for whatever {@code matches} accepts a rule for. */
    Verdict judge(Criterion criterion, String subject, Predicate<BlacklistRule> matches) {
        for (BlacklistRule exception : exceptions) {
            if (matches.test(exception)) {
                return new Verdict(false, criterion, exception, subject);
            }
        }
        for (BlacklistRule rule : rules) {
            if (matches.test(rule)) {
                return new Verdict(true, criterion, rule, subject);
            }
        }
        return Verdict.UNLISTED;
    }
}
