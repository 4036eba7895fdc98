package io.polypath.agent.config.blacklist;

import io.polypath.agent.config.option.Value;
import java.util.List;

/** The answer to {@code show blacklist}, in the incumbent's layout. */
public final class BlacklistPage {

    private static final String INDENT = " ".repeat(8);
    private static final String EMPTY = INDENT + "<empty>\n";

    /** The order of the blocks; not the order of evaluation. */
    private static final List<Criterion> ORDER =
            List.of(Criterion.DEVNODE, Criterion.PROPERTY, Criterion.PROTOCOL, Criterion.WWID, Criterion.DEVICE);

    private BlacklistPage() {}

    /** The whole text, one character per byte. */
    public static String of(Blacklist blacklist) {
        StringBuilder page = new StringBuilder();
        for (Criterion criterion : ORDER) {
            RuleSet set = blacklist.rules(criterion);
            page.append(criterion.label()).append(" rules:\n");
            append(page, "- blacklist:\n", set.rules());
            append(page, "- exceptions:\n", set.exceptions());
        }
        return page.toString();
    }

    private static void append(StringBuilder page, String heading, List<BlacklistRule> rules) {
        page.append(heading);
        for (BlacklistRule rule : rules) {
            String origin = rule.builtIn() ? "(default rule)    " : "(config file rule)";
            page.append(INDENT).append(origin).append(' ').append(text(rule)).append('\n');
        }
        if (rules.isEmpty()) {
            page.append(EMPTY);
        }
    }

    /** As the incumbent prints it, which lets its C library write what is absent. */
    private static String text(BlacklistRule rule) {
        return rule.criterion() == Criterion.DEVICE ? text(rule.vendor()) + ':' + text(rule.pattern()) : rule.text();
    }

    private static String text(Value.Pattern pattern) {
        return pattern == null ? "(null)" : pattern.text();
    }
}
