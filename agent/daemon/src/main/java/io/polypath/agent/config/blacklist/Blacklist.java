package io.polypath.agent.config.blacklist;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All rules. Immutable but for what it remembers; for all threads. */
public final class Blacklist {

    /** Names of properties that are remembered: udev's rules have a few dozen, the same ones for every disk. */
    private static final int MOST_REMEMBERED = 1_024;

    private final Map<Criterion, RuleSet> rules;

    /** What the rules say of a property, by its name. */
    private final Map<String, Verdict> properties = new ConcurrentHashMap<>();

    Blacklist(Map<Criterion, RuleSet> rules) {
        this.rules = new EnumMap<>(rules);
    }

    /** The rules that look at {@code criterion}. */
    public RuleSet rules(Criterion criterion) {
        return rules.get(criterion);
    }

    /**
     * Looks at each criterion in turn until one says that the device is left alone. An exception only counts for its own
     * criterion. A device whose identity is not known is not asked for it.
     *
     * @return of a device that is not left alone the last exception, if there was one
     */
    public Verdict judge(DeviceFacts facts) {
        Verdict last = Verdict.UNLISTED;
        for (Criterion criterion : Criterion.values()) {
            Verdict verdict = judge(criterion, facts);
            if (verdict.blacklisted()) {
                return verdict;
            }
            last = verdict.rule() != null ? verdict : last;
        }
        return last;
    }

    /** What one criterion says. */
    public Verdict judge(Criterion criterion, DeviceFacts facts) {
        return switch (criterion) {
            case PROPERTY -> byProperty(facts);
            case DEVNODE -> bySubject(criterion, facts.devnode());
            case DEVICE -> rules.get(criterion).judge(criterion, facts.vendor() + ":" + facts.product(),
                    rule -> rule.matches(facts.vendor(), facts.product()));
            case PROTOCOL -> bySubject(criterion, facts.protocol());
            case WWID -> facts.wwid() == null ? Verdict.UNLISTED : bySubject(criterion, facts.wwid());
        };
    }

    private Verdict bySubject(Criterion criterion, String subject) {
        return rules.get(criterion).judge(criterion, subject, rule -> rule.matches(subject));
    }

    /** The first property that any rule knows decides. A device that udev identifies must have one that is excepted. */
    private Verdict byProperty(DeviceFacts facts) {
        for (String property : facts.properties()) {
            Verdict verdict = ofProperty(property);
            if (verdict.rule() != null) {
                return verdict;
            }
        }
        return facts.identifiedByUdev() ? Verdict.PROPERTY_MISSING : Verdict.UNLISTED;
    }

    private Verdict ofProperty(String name) {
        Verdict known = properties.get(name);
        if (known != null) {
            return known;
        }
        Verdict verdict = bySubject(Criterion.PROPERTY, name);
        if (properties.size() < MOST_REMEMBERED) {
            properties.put(name, verdict);
        }
        return verdict;
    }
}
