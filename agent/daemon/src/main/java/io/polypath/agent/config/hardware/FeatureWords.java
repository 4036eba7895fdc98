package io.polypath.agent.config.hardware;

import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.map.FeatureList;
import java.util.EnumMap;
import java.util.Map;

/**
 * Words of {@code features} that are options of their own. multipath-tools takes them out of an entry when it merges it with
 * another for the same devices, and of every other text only when a map is made; which matters for what is printed.
 */
final class FeatureWords {

    private FeatureWords() {}

    /** {@code values} with {@code no_path_retry} and {@code retain_attached_hw_handler} as the features say, unless set. */
    static OptionValues takenOut(OptionValues values) {
        Assigned written = values.get(ConfigOption.FEATURES);
        FeatureList features = written == null ? FeatureList.NONE : FeatureList.parse(((Value.Text) written.value()).text()).orNull();
        Map<ConfigOption, Assigned> taken = new EnumMap<>(ConfigOption.class);
        if (features.has(FeatureList.QUEUE_IF_NO_PATH)) {
            features = features.without(FeatureList.QUEUE_IF_NO_PATH);
            take(taken, values, ConfigOption.NO_PATH_RETRY, new Value.Word("queue"), written);
        }
        if (features.has(FeatureList.RETAIN_ATTACHED_HW_HANDLER)) {
            features = features.without(FeatureList.RETAIN_ATTACHED_HW_HANDLER);
            take(taken, values, ConfigOption.RETAIN_ATTACHED_HW_HANDLER, new Value.Flag(true), written);
        }
        if (taken.isEmpty()) {
            return values;
        }
        taken.put(ConfigOption.FEATURES, at(written, new Value.Text(features.text())));
        return values.with(new OptionValues(taken));
    }

    private static void take(
            Map<ConfigOption, Assigned> taken, OptionValues values, ConfigOption option, Value value, Assigned written) {
        Assigned before = values.get(option);
        taken.put(option, before == null ? at(written, value) : before);
    }

    private static Assigned at(Assigned place, Value value) {
        return new Assigned(value, place.file(), place.line());
    }
}
