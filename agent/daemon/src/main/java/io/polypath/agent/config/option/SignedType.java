package io.polypath.agent.config.option;

/** A decimal number that may be negative, within C's {@code int}. */
record SignedType(String unit) implements ValueType {

    private static final int MOST_CHARACTERS = 18;

    @Override
    public Reading read(String text, Accounts accounts) {
        String number = text.strip();
        if (!number.matches("[-+]?[0-9]+")) {
            return Reading.refused("not a number");
        }
        boolean huge = number.length() > MOST_CHARACTERS;
        long amount = huge ? number.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE : Long.parseLong(number);
        long inside = Math.clamp(amount, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Value value = new Value.Number(inside);
        return inside == amount ? Reading.of(value) : Reading.changed(value, "outside the range of a number");
    }

    @Override
    public String allowed() {
        return "a number, negative too, " + unit;
    }
}
