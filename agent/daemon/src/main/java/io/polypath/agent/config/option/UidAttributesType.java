package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Pairs of a device name's beginning and a udev property: {@code sd:ID_SERIAL dasd:ID_UID}. */
record UidAttributesType() implements ValueType {

    @Override
    public Reading read(String text, Accounts accounts) {
        List<String> pairs = Arrays.stream(text.strip().split("[ \t]+")).toList();
        List<String> good = pairs.stream().filter(pair -> pair.matches("[^:]+:.+")).toList();
        if (good.isEmpty()) {
            return Reading.refused("no pair of a name and a property");
        }
        Value value = new Value.Text(String.join(" ", good));
        if (good.size() == pairs.size()) {
            return Reading.of(value);
        }
        return Reading.changed(value, pairs.stream().filter(Predicate.not(good::contains)).findFirst()
                .map(Problem::quote).orElseThrow() + " is no pair");
    }

    @Override
    public String allowed() {
        return "pairs NAME:PROPERTY";
    }
}
