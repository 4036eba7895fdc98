package io.polypath.agent.config.option;

import java.util.OptionalInt;

/**
 * A user or a group, by name or number.
 *
 * @param group whether it is a group
 */
record AccountType(boolean group) implements ValueType {

    private static final long NOBODY_AT_ALL = 0xffff_ffffL;

    @Override
    public Reading read(String text, Accounts accounts) {
        OptionalInt named = group ? accounts.group(text) : accounts.user(text);
        if (named.isPresent()) {
            return Reading.of(new Value.Number(named.getAsInt()));
        }
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) >= NOBODY_AT_ALL) {
            return Reading.refused("no such " + (group ? "group" : "user"));
        }
        return Reading.of(new Value.Number(Long.parseLong(text)));
    }

    @Override
    public String allowed() {
        return group ? "name or number of a group" : "name or number of a user";
    }
}
