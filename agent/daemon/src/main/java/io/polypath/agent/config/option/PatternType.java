package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Severity;
import io.polypath.agent.config.regex.PatternResult;
import io.polypath.agent.config.regex.PosixPattern;

/**
 * An extended regular expression.
 *
 * @param invertible whether a leading {@code !} means everything else; <code>\!</code> is then a plain one
 * @param fault what a text is that is no pattern
 */
record PatternType(boolean invertible, Fault fault) implements ValueType {

    /** What becomes of a text that is no pattern. */
    enum Fault {
        /** A rule that is lost could take a disk away from somebody: the configuration is broken. */
        BREAKS,
        /** The option is not set. */
        IGNORED,
        /** It is kept and matches nothing. */
        UNMATCHED
    }

    /** Rules of the blacklist. */
    static final PatternType RULE = new PatternType(true, Fault.BREAKS);
    /** Names of devices in the hardware table. */
    static final PatternType DEVICE = new PatternType(false, Fault.UNMATCHED);
    /** Names of libraries. */
    static final PatternType LIBRARY = new PatternType(false, Fault.IGNORED);

    @Override
    public Reading read(String text, Accounts accounts) {
        boolean inverted = invertible && text.startsWith("!");
        PatternResult result = PosixPattern.compile(inverted ? text.substring(1) : text);
        if (result.pattern() != null) {
            return Reading.of(new Value.Pattern(text, result.pattern(), inverted));
        }
        String what = "not a regular expression: " + result.fault();
        return switch (fault) {
            case BREAKS -> Reading.refused(Severity.FATAL, what);
            case IGNORED -> Reading.refused(what);
            case UNMATCHED ->
                new Reading(new Value.Pattern(text, null, false), Severity.WARNING, what, "it matches nothing");
        };
    }

    @Override
    public String allowed() {
        return "extended regular expression" + (invertible ? ", `!` in front inverts it" : "");
    }
}
