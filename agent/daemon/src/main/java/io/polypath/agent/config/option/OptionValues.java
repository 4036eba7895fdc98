package io.polypath.agent.config.option;

import java.util.EnumMap;
import java.util.Map;

/** What a section sets. Immutable. */
public final class OptionValues {

    /** Nothing is set. */
    public static final OptionValues NONE = new OptionValues(Map.of());

    private final Map<ConfigOption, Assigned> values = new EnumMap<>(ConfigOption.class);

    public OptionValues(Map<ConfigOption, Assigned> values) {
        this.values.putAll(values);
    }

    /** What {@code option} is set to, or null. */
    public Assigned get(ConfigOption option) {
        return values.get(option);
    }

    /** The value of {@code option}, or null. */
    public Value value(ConfigOption option) {
        Assigned assigned = values.get(option);
        return assigned == null ? null : assigned.value();
    }

    /** These, and of {@code newer} all that it sets. */
    public OptionValues with(OptionValues newer) {
        Map<ConfigOption, Assigned> both = new EnumMap<>(ConfigOption.class);
        both.putAll(values);
        both.putAll(newer.values);
        return new OptionValues(both);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
