package io.polypath.agent.scribe;

import java.util.Locale;

/**
 * Name of a counter in the counter file: {@code PART/EVENT} of what only grows, {@code PART/LEVEL now} of what goes up and down.
 *
 * @param part of the daemon, for instance {@code uevents}
 * @param what is counted there, in lower case with underscores
 * @param level whether it goes up and down
 */
public record CountedName(String part, String what, boolean level) {

    private static final String NOW = " now";

    /** Of what only grows. */
    public static CountedName total(String part, String what) {
        return new CountedName(part, what, false);
    }

    /** The same, in the enum's own words. */
    public static CountedName total(String part, Enum<?> what) {
        return total(part, what.name().toLowerCase(Locale.ROOT));
    }

    /** Of what goes up and down. */
    public static CountedName level(String part, String what) {
        return new CountedName(part, what, true);
    }

    /** Reads a name; of one in another form all is the event of no part. */
    public static CountedName of(String text) {
        int slash = text.indexOf('/');
        boolean level = text.endsWith(NOW);
        String what = text.substring(slash + 1, text.length() - (level ? NOW.length() : 0));
        return new CountedName(slash < 0 ? "" : text.substring(0, slash), what, level);
    }

    public String text() {
        return part + "/" + what + (level ? NOW : "");
    }
}
