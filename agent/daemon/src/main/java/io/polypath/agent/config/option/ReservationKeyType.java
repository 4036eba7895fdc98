package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Severity;

/** {@code file}, or a key in hexadecimal with {@code :aptpl} behind it if it is to survive a loss of power. */
record ReservationKeyType() implements ValueType {

    private static final String FILE = "file";
    private static final String APTPL = "aptpl";

    @Override
    public Reading read(String text, Accounts accounts) {
        if (text.equals(FILE)) {
            return Reading.of(new Value.Word(FILE));
        }
        int colon = text.indexOf(':');
        String digits = (colon < 0 ? text : text.substring(0, colon)).replaceFirst("^0[xX]", "");
        if (!digits.matches("[0-9a-fA-F]{1,16}")) {
            return Reading.refused(Severity.FATAL, "not a key of 1 to 16 hexadecimal digits");
        }
        if (digits.matches("0+")) {
            return Reading.refused("0 is no key: it means that nobody is registered");
        }
        long key = Long.parseUnsignedLong(digits, 16);
        String flag = colon < 0 ? APTPL : text.substring(colon + 1);
        Value value = new Value.ReservationKey(key, colon >= 0 && flag.equals(APTPL));
        return flag.equals(APTPL) ? Reading.of(value) : Reading.changed(value, "the only flag is aptpl");
    }

    @Override
    public String allowed() {
        return "`file`, or 1 to 16 hexadecimal digits, `:aptpl` may follow";
    }
}
