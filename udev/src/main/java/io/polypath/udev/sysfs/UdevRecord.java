package io.polypath.udev.sysfs;

import java.util.Map;
import java.util.Set;

/**
 * What udev's database holds about one device. Immutable.
 *
 * @param properties E lines: what the rules set, for example ID_SERIAL; not what the kernel tells itself (DEVNAME and
 *     the like)
 * @param links S lines: names below /dev that point to the device, without {@code /dev/}
 * @param tags G lines: every tag that the device ever had
 * @param currentTags Q lines: the tags of its last event (since systemd 247)
 * @param initializedUsec I line: when udev first finished its rules, on the monotonic clock; 0 while it has not
 * @param version V line: format of the file; 0 before systemd 247
 */
public record UdevRecord(
        Map<String, String> properties,
        Set<String> links,
        Set<String> tags,
        Set<String> currentTags,
        long initializedUsec,
        int version) {

    public UdevRecord {
        properties = Map.copyOf(properties);
        links = Set.copyOf(links);
        tags = Set.copyOf(tags);
        currentTags = Set.copyOf(currentTags);
    }

    /** Whether udev has finished its rules for the device once. Before, a missing property says nothing. */
    public boolean initialized() {
        return initializedUsec > 0;
    }
}
