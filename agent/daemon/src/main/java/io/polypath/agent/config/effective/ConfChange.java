package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.Value;

/**
 * A difference between two configurations.
 *
 * @param section where, such as {@code defaults} or {@code multipaths/multipath 36005…}; one character per byte
 * @param option the keyword; empty when the section itself came or went
 * @param before null when it was not set
 * @param after null when it is not set any more
 */
public record ConfChange(String section, String option, Value before, Value after) {

    /** For people. */
    public String text() {
        if (option.isEmpty()) {
            return section + " changed";
        }
        return section + "/" + option + ": " + show(before) + " -> " + show(after);
    }

    private static String show(Value value) {
        return value == null ? "not set" : value.show();
    }
}
