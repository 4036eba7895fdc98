package io.polypath.udev.sysfs;

import java.util.Map;

/**
 * What udev's database holds about one device. Immutable.
 *
 * @param properties E lines: what the rules set, for example ID_SERIAL; not what the kernel tells itself (DEVNAME and
 *     the like)
 * @param initializedUsec I line: when udev first finished its rules, on the monotonic clock; 0 while it has not
 */
public record UdevRecord(Map<String, String> properties, long initializedUsec) {

    /** Of a device without a file, as before its rules ran. */
    public static final UdevRecord NONE = new UdevRecord(Map.of(), 0);

    public UdevRecord {
        properties = Map.copyOf(properties);
    }

    /** Whether udev has finished its rules for the device once. Before, a missing property says nothing. */
    public boolean initialized() {
        return initializedUsec > 0;
    }
}
