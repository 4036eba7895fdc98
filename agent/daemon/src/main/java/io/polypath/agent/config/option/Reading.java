package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Severity;

/**
 * What became of a value's text.
 *
 * @param value null when the option stays as if it were not written
 * @param severity null when there is nothing to report
 * @param what what is wrong; empty when nothing is
 * @param assumed what is done instead; empty when nothing is wrong
 */
public record Reading(Value value, Severity severity, String what, String assumed) {

    static Reading of(Value value) {
        return new Reading(value, null, "", "");
    }

    /** Something like it is used. */
    static Reading changed(Value value, String what) {
        return new Reading(value, Severity.WARNING, what, value.show() + " is used");
    }

    static Reading refused(String what) {
        return refused(Severity.WARNING, what);
    }

    static Reading refused(Severity severity, String what) {
        return new Reading(null, severity, what, "the line is ignored");
    }
}
