package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * Numbers of user-friendly names as letters: bijective base 26, {@code a} is 1, {@code z} 26, {@code aa} 27, up to
 * seven letters and {@link Integer#MAX_VALUE}.
 */
public final class AliasNumber {

    /** Returned by {@link #scan} for a text that is not a prefix with letters. */
    public static final int NONE = -1;

    private static final int LETTERS = 26;
    private static final int MAX_LENGTH = 7;

    private AliasNumber() {}

    /**
     * The letters of a number.
     *
     * @param number 1 or more
     */
    public static String letters(int number) {
        Check.that(number >= 1, "names are numbered from 1", number);
        StringBuilder letters = new StringBuilder(MAX_LENGTH);
        for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.append((char) ('a' + (rest - 1) % LETTERS));
        }
        return letters.reverse().toString();
    }

    /**
     * The number of a name; a blank ends the name.
     *
     * @return 1 or more, or {@link #NONE} for another prefix, no letters, other characters, too large a number
     */
    public static int scan(String prefix, String alias) {
        if (!alias.startsWith(prefix)) {
            return NONE;
        }
        long number = 0;
        int at = prefix.length();
        for (; at < alias.length() && !isBlank(alias.charAt(at)); at++) {
            char letter = alias.charAt(at);
            if (letter < 'a' || letter > 'z' || at - prefix.length() >= MAX_LENGTH) {
                return NONE;
            }
            number = number * LETTERS + (letter - 'a' + 1);
        }
        return number > 0 && number <= Integer.MAX_VALUE ? (int) number : NONE;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
