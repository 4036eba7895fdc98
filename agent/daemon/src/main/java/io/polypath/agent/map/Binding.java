package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * A user-friendly name and the logical unit that has it.
 *
 * @param alias 1 to {@link #MAX_LENGTH} characters, no blank
 * @param wwid 1 to {@link #MAX_LENGTH} characters, no blank
 */
public record Binding(String alias, String wwid) implements Comparable<Binding> {

    /** Longest name that device-mapper takes, and longest WWID that multipath-tools keeps. */
    public static final int MAX_LENGTH = 127;

    public Binding {
        Check.that(isName(alias) && isName(wwid), "an alias and a WWID are single words of 1 to 127 characters");
    }

    /** Whether {@code text} can be an alias or a WWID: single bytes (ISO 8859-1), no blank, no {@code #}. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '#' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** Order of the bindings file: by the alias's length, then character by character. */
    @Override
    public int compareTo(Binding other) {
        int byLength = Integer.compare(alias.length(), other.alias.length());
        return byLength != 0 ? byLength : alias.compareTo(other.alias);
    }
}
