package io.polypath.agent.config.grammar;

/**
 * Something wrong with the configuration. Its texts are fit for a line of a log, whatever stands in the file: short, and
 * without control characters.
 *
 * @param file as it was named, one character per byte
 * @param line from 1; 0 when the whole file is meant
 * @param key section and option, such as {@code defaults/polling_interval}; empty when no option is meant
 * @param what what is wrong
 * @param assumed what is done instead
 */
public record Problem(String file, int line, String key, Severity severity, String what, String assumed) {

    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_TEXT = 300;
    private static final char DELETE = 127;

    public Problem {
        key = tame(key);
        what = tame(what);
        assumed = tame(assumed);
    }

    /** {@code file:line: severity: key: what; what is done instead}. */
    public String message() {
        return tame(file) + ":" + line + ": " + severity.label() + ": " + (key.isEmpty() ? "" : key + ": ") + what + "; " + assumed;
    }

    private static String tame(String text) {
        StringBuilder tame = new StringBuilder(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...");
        for (int i = 0; i < tame.length(); i++) {
            if (tame.charAt(i) < ' ' || tame.charAt(i) == DELETE) {
                tame.setCharAt(i, '?');
            }
        }
        return tame.toString();
    }

    /** {@code text} in quotation marks, shortened, without control characters: fit for a line of a log. */
    public static String quote(String text) {
        String part = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            quoted.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return quoted.append('"').toString();
    }
}
