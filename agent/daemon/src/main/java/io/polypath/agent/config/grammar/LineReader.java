package io.polypath.agent.config.grammar;

/**
 * The lines of a text. multipath-tools reads lines into 1,024 bytes and takes the rest of a longer one for another line;
 * here a line is whole up to {@link #MOST_BYTES}, and one that multipath-tools would have cut is reported. Owned by one
 * parse.
 */
final class LineReader {

    /** Longest line; what is beyond is ignored. */
    static final int MOST_BYTES = 65_536;

    /** Longest line that multipath-tools reads in one piece. */
    private static final int UNCUT_BYTES = 1_023;

    private final ConfigText source;
    private final Problems problems;
    private int at;
    private int number;

    LineReader(ConfigText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The next line without its end, or null after the last. */
    String next() {
        String text = source.text();
        if (at == text.length()) {
            return null;
        }
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        number++;
        return checked(line);
    }

    /** Number of the last line, from 1. */
    int number() {
        return number;
    }

    private String checked(String line) {
        String usable = line;
        if (usable.length() > MOST_BYTES) {
            report(Severity.ERROR, "the line has " + line.length() + " bytes", "only the first " + MOST_BYTES + " are read");
            usable = usable.substring(0, MOST_BYTES);
        } else if (usable.length() > UNCUT_BYTES) {
            report(Severity.WARNING, "the line has more than " + UNCUT_BYTES + " bytes", "it is read whole; multipathd would cut it");
        }
        int nul = usable.indexOf(0);
        if (nul >= 0) {
            report(Severity.ERROR, "the line contains a NUL byte", "what follows it is ignored");
            usable = usable.substring(0, nul);
        }
        return withoutReturns(usable);
    }

    /** What stands before the first carriage return that follows something else: the rest is lost to multipath-tools, too. */
    private static String withoutReturns(String line) {
        int from = 0;
        while (from < line.length() && line.charAt(from) == '\r') {
            from++;
        }
        int to = line.indexOf('\r', from);
        return line.substring(from, to < 0 ? line.length() : to);
    }

    private void report(Severity severity, String what, String assumed) {
        problems.add(new Problem(source.file(), number, "", severity, what, assumed));
    }
}
