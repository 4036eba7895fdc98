package io.polypath.agent.config.blacklist;

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
            page.append(INDENT).append(origin).append(' ').append(rule.text()).append('\n');
        }
        if (rules.isEmpty()) {
            page.append(EMPTY);
        }
    }
}
