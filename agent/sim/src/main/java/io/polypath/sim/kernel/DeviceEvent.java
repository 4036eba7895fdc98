package io.polypath.sim.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A device event on its way to user space. Immutable.
 *
 * @param fromUdev whether udev sends it after its rules, or the kernel itself
 * @param action {@code add}, {@code remove}, {@code change}, {@code bind} or {@code unbind}
 * @param devpath the device's path in sysfs
 * @param properties all others, in order of appearance
 */
public record DeviceEvent(boolean fromUdev, String action, String devpath, SequencedMap<String, String> properties) {

    public DeviceEvent {
        properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
    }

    /** A property's value, or the empty string. */
    public String property(String key) {
        return properties.getOrDefault(key, "");
    }

    /** Whether it is about a whole disk. */
    public boolean isDisk() {
        return property("SUBSYSTEM").equals("block") && property("DEVTYPE").equals("disk");
    }

    /** The same event as udev sends it. */
    DeviceEvent afterRules(Map<String, String> added) {
        SequencedMap<String, String> all = new LinkedHashMap<>(properties);
        all.putAll(added);
        return new DeviceEvent(true, action, devpath, all);
    }
}
