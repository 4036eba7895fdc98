package io.polypath.agent.config.grammar;

/**
 * Something wrong with the configuration.
 *
 * @param file as it was named, one character per byte
 * @param line from 1; 0 when the whole file is meant
 * @param key section and option, such as {@code defaults/polling_interval}; empty when no option is meant
 * @param what what is wrong
 * @param assumed what is done instead
 */
public record Problem(String file, int line, String key, Severity severity, String what, String assumed) {

    private static final int LONGEST_QUOTE = 80;

    /** {@code file:line: severity: key: what; what is done instead}. */
    public String message() {
        return file + ":" + line + ": " + severity.label() + ": " + (key.isEmpty() ? "" : key + ": ") + what + "; " + assumed;
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
