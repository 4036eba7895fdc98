package io.polypath.agent.config.option;

import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.Parsed;
import io.polypath.agent.map.SelectorSpec;
import java.util.function.Function;

/**
 * Words after their number, as device-mapper wants them: {@code 1 alua}. Only a text that makes a table is accepted.
 *
 * @param parser what will read the text again when a table is composed
 */
record CountedType(Function<String, Parsed<?>> parser, String allowed) implements ValueType {

    /** {@code path_selector}. */
    static final CountedType SELECTOR = new CountedType(SelectorSpec::parse, "name, number of arguments, arguments");
    /** {@code features}. */
    static final CountedType FEATURES = new CountedType(FeatureList::parse, "number of words, words");
    /** {@code hardware_handler}. */
    static final CountedType HANDLER = new CountedType(HardwareHandlerSpec::parse, "number of words, words");

    @Override
    public Reading read(String text, Accounts accounts) {
        Parsed<?> parsed = parser.apply(text);
        return parsed.fault() == null ? Reading.of(new Value.Text(text)) : Reading.refused(parsed.fault().text());
    }
}
