package io.polypath.agent.config.regex;

/**
 * The bounds of {@code {n}}, {@code {n,}}, {@code {n,m}} and, as in glibc, {@code {,m}} and {@code {,}}.
 *
 * @param most {@link Node.Repeat#UNLIMITED}, or not less than {@code least}
 */
record Interval(int least, int most) {

    /** RE_DUP_MAX of glibc's {@code regex.h}. */
    static final int MOST_REPEATS = 0x7fff;

    private static final int ABSENT = -1;

    /** Reads what follows the opening brace, the closing one included. */
    static Interval parse(Input input) throws SyntaxFault {
        int least = number(input);
        int most = least;
        if (input.take(',')) {
            most = number(input);
            least = Math.max(least, 0);
        }
        if (!input.take('}') || least == ABSENT) {
            throw new SyntaxFault(input.atEnd() ? "unmatched {" : "{ is not followed by a number of repetitions");
        }
        if (most != ABSENT && most < least) {
            throw new SyntaxFault("an interval ends before it begins");
        }
        if (Math.max(least, most) > MOST_REPEATS) {
            throw new SyntaxFault("more than " + MOST_REPEATS + " repetitions");
        }
        return new Interval(least, most == ABSENT ? Node.Repeat.UNLIMITED : most);
    }

    /** The number that comes next, one above the limit when it is greater, or {@link #ABSENT}. */
    private static int number(Input input) {
        int value = ABSENT;
        while (input.peek() >= '0' && input.peek() <= '9') {
            value = Math.min(MOST_REPEATS + 1, Math.max(value, 0) * 10 + input.next() - '0');
        }
        return value;
    }
}
