package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;

/** The udev property that identifies a path: {@code uid_attrs} knows it by the device's name, else {@code uid_attribute}. */
final class UidAttribute {

    private UidAttribute() {}

    static String of(EffectiveSettings settings) {
        if (settings.value(ConfigOption.UID_ATTRS) instanceof Value.Text(String pairs)) {
            for (String pair : pairs.split(" ")) {
                int colon = pair.lastIndexOf(':');
                if (settings.path().devnode().startsWith(pair.substring(0, colon))) {
                    return pair.substring(colon + 1);
                }
            }
        }
        return settings.text(ConfigOption.UID_ATTRIBUTE);
    }
}
