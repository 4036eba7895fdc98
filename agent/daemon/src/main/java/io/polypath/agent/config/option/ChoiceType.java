package io.polypath.agent.config.option;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of some words.
 *
 * @param legacy former spellings and what they mean now
 * @param prefix whether a text that only begins with a word counts, as for {@code path_grouping_policy} in multipath-tools
 */
record ChoiceType(List<String> words, Map<String, String> legacy, boolean prefix) implements ValueType {

    static ChoiceType of(String... words) {
        return new ChoiceType(List.of(words), Map.of(), false);
    }

    static ChoiceType prefixed(String... words) {
        return new ChoiceType(List.of(words), Map.of(), true);
    }

    ChoiceType legacy(Map<String, String> spellings) {
        return new ChoiceType(words, spellings, prefix);
    }

    @Override
    public Reading read(String text, Accounts accounts) {
        if (words.contains(text)) {
            return Reading.of(new Value.Word(text));
        }
        if (legacy.containsKey(text)) {
            return Reading.of(new Value.Word(legacy.get(text)));
        }
        for (String word : prefix ? words : List.<String>of()) {
            if (text.startsWith(word)) {
                return Reading.changed(new Value.Word(word), "only begins like " + word);
            }
        }
        return Reading.refused("none of " + allowed());
    }

    @Override
    public String allowed() {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
