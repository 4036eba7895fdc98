package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Severity;
import java.util.Map;
import java.util.TreeMap;

/**
 * A decimal number, or one of some words. A number outside the range becomes the nearest one inside, as in
 * multipath-tools.
 *
 * @param unit such as {@code s}; empty for a count
 * @param words texts that mean something else; a null value means that the option is not set
 */
record NumberType(long least, long most, String unit, Map<String, Value> words) implements ValueType {

    /** C's {@code INT_MAX}, the limit of most options. */
    static final long INT_MAX = Integer.MAX_VALUE;

    private static final int MOST_DIGITS = 18;

    static NumberType of(long least, long most, String unit) {
        return new NumberType(least, most, unit, Map.of());
    }

    /** The same with another word. */
    NumberType with(String word, Value value) {
        Map<String, Value> more = new TreeMap<>(words);
        more.put(word, value);
        return new NumberType(least, most, unit, more);
    }

    /** The same, where 0 means that the option is not set. */
    NumberType zeroUnsets() {
        return with("0", null);
    }

    @Override
    public Reading read(String text, Accounts accounts) {
        if (words.containsKey(text)) {
            Value value = words.get(text);
            return value == null ? Reading.refused(Severity.NOTE, "that means not set") : Reading.of(value);
        }
        String number = text.strip();
        boolean negative = number.startsWith("-");
        String digits = negative || number.startsWith("+") ? number.substring(1) : number;
        if (!isDecimal(digits)) {
            return Reading.refused("not a number" + (words.isEmpty() ? "" : " and none of " + allowed()));
        }
        return inRange(negative, digits);
    }

    private Reading inRange(boolean negative, String digits) {
        boolean huge = digits.length() > MOST_DIGITS;
        long amount = huge ? Long.MAX_VALUE : Long.parseLong(digits);
        if (negative && amount > 0 || amount < least) {
            return Reading.changed(new Value.Number(least), "below " + least);
        }
        if (amount > most) {
            return Reading.changed(new Value.Number(most), "above " + most);
        }
        return Reading.of(new Value.Number(amount));
    }

    private static boolean isDecimal(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String allowed() {
        StringBuilder text = new StringBuilder();
        words.forEach((word, value) -> text.append(value == null ? "" : "`" + word + "`, "));
        text.append(least).append(most == INT_MAX ? " or more" : " to " + most);
        return text.append(unit.isEmpty() ? "" : " " + unit).toString();
    }
}
