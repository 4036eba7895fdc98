package io.polypath.agent.map;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads blank-separated words that announce each other by counts, as device-mapper's texts do. The first fault sticks:
 * after it every word is empty and every number 0, so a parser runs to its end and asks once. Owned by one parse.
 */
final class Words {

    private final String text;
    private int at;
    private int word;
    private int remaining;
    private TextFault fault;
    private int faultWord;

    Words(String text) {
        this.text = text;
        this.remaining = countWords(text);
        if (remaining == 0) {
            fail(TextFault.EMPTY);
        }
    }

    /** The words of a text that has no counts. */
    static List<String> split(String text) {
        Words words = new Words(text);
        return words.take(words.remaining);
    }

    boolean ok() {
        return fault == null;
    }

    /** The next word; {@link TextFault#TRUNCATED} when there is none. */
    String next() {
        if (fault != null) {
            return "";
        }
        if (remaining == 0) {
            fail(TextFault.TRUNCATED);
            return "";
        }
        while (isBlank(text.charAt(at))) {
            at++;
        }
        int from = at;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        word++;
        remaining--;
        return text.substring(from, at);
    }

    /** The next word as a decimal number, 0 to {@code max}. */
    long number(long max) {
        String digits = next();
        if (fault != null) {
            return 0;
        }
        long value = decimal(digits, max);
        if (value < 0) {
            failBack(isDecimal(digits) ? TextFault.OUT_OF_RANGE : TextFault.NOT_A_NUMBER);
            return 0;
        }
        return value;
    }

    /**
     * The next word as the number of things that follow. A count that the rest of the text cannot satisfy is refused
     * here, before anybody makes room for it.
     *
     * @param wordsEach the fewest words that one thing takes, at least 1
     */
    int count(int wordsEach) {
        int value = (int) number(Integer.MAX_VALUE);
        if (value > remaining / wordsEach) {
            failBack(TextFault.TRUNCATED);
        }
        return fault == null ? value : 0;
    }

    /** The next {@code count} words; none after a fault. */
    List<String> take(int count) {
        if (fault == null && count > remaining) {
            fail(TextFault.TRUNCATED);
        }
        if (fault != null) {
            return List.of();
        }
        List<String> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(next());
        }
        return taken;
    }

    /** Refuses the text because of the word that was read last. */
    void failBack(TextFault why) {
        if (fault == null) {
            word--;
            fail(why);
        }
    }

    /** The outcome, when everything was read; {@link TextFault#TRAILING} when there is more. */
    <T> Parsed<T> end(T value) {
        if (fault == null && remaining > 0) {
            fail(TextFault.TRAILING);
        }
        return fault == null ? new Parsed.Value<>(value) : new Parsed.Malformed<>(fault, faultWord);
    }

    /** The decimal number in {@code digits}, or -1 when it is none or greater than {@code max}. */
    static long decimal(String digits, long max) {
        if (!isDecimal(digits) || digits.length() > 18) {
            return -1;
        }
        long value = Long.parseLong(digits);
        return value <= max ? value : -1;
    }

    private static boolean isDecimal(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty();
    }

    private void fail(TextFault why) {
        fault = why;
        faultWord = word;
    }

    private static int countWords(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = isBlank(text.charAt(i));
            words += !blank && !inside ? 1 : 0;
            inside = !blank;
        }
        return words;
    }

    /** Control characters separate too: no name of device-mapper's contains one. */
    private static boolean isBlank(char c) {
        return c <= ' ';
    }
}
