package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Severity;
import java.util.Map;
import java.util.TreeMap;

/**
 * A decimal number, or one of some words. A number outside the range becomes the nearest one inside, as in
 * multipath-tools.
 *
 * @param unit such as {@code s}; empty for a count
 * @param signed whether a negative number is one at all; it is outside the range then
 * @param words texts that mean something else; a null value means that the option is not set
 */
record NumberType(long least, long most, String unit, boolean signed, Map<String, Value> words) implements ValueType {

    /** C's {@code INT_MAX}, the limit of most options. */
    static final long INT_MAX = Integer.MAX_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final String ZERO = "0";

    static NumberType of(long least, long most, String unit) {
        return new NumberType(least, most, unit, true, Map.of());
    }

    /** The same with another word. */
    NumberType with(String word, Value value) {
        Map<String, Value> more = new TreeMap<>(words);
        more.put(word, value);
        return new NumberType(least, most, unit, signed, more);
    }

    /** The same, where 0 means that the option is not set. */
    NumberType zeroUnsets() {
        return with(ZERO, null);
    }

    /** The same, where a number with a sign is none. */
    NumberType refusingNegative() {
        return new NumberType(least, most, unit, false, words);
    }

    @Override
    public Reading read(String text, Accounts accounts) {
        if (words.containsKey(text)) {
            Value value = words.get(text);
            return value == null ? Reading.refused(Severity.NOTE, "that means not set") : Reading.of(value);
        }
        String number = text.strip();
        boolean negative = signed && number.startsWith("-");
        String digits = negative || signed && number.startsWith("+") ? number.substring(1) : number;
        if (!isDecimal(digits)) {
            return Reading.refused("not a number" + (words.isEmpty() ? "" : " and none of " + allowed()));
        }
        return inRange(negative, digits);
    }

    private Reading inRange(boolean negative, String digits) {
        boolean huge = digits.length() > MOST_DIGITS;
        long amount = huge ? Long.MAX_VALUE : Long.parseLong(digits);
        if (negative && amount > 0 || amount < least) {
            return below();
        }
        if (amount > most) {
            return Reading.changed(new Value.Number(most), "above " + most);
        }
        return Reading.of(new Value.Number(amount));
    }

    /** Where 0 means that the option is not set, what is below it does, too. */
    private Reading below() {
        return words.containsKey(ZERO) && words.get(ZERO) == null
                ? Reading.refused("below " + least + ", which means not set")
                : Reading.changed(new Value.Number(least), "below " + least);
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
