package io.polypath.agent.owner;

import io.polypath.agent.topology.Wwid;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which logical units disks were before they became others, by the disks' names: udev may have read any of them and not have noticed
 * the change since. Owner lane only.
 */
final class FormerNames {

    /** Of each disk: a name that it had, and what the device said of itself then, which udev may call by another name. */
    private final Map<String, Map<Wwid, Wwid>> former = new HashMap<>();

    /** Forgets all disks but these. */
    void retain(Set<String> disks) {
        former.keySet().retainAll(disks);
    }

    /** Whether a name is one that the disk had, so that whoever says it tells of the time before. @param name null is none of them */
    boolean has(String disk, Wwid name) {
        Map<Wwid, Wwid> names = former.get(disk);
        return names != null && names.containsKey(name);
    }

    /** Whether udev called the disk by another name than it said itself, as it may do again. */
    boolean differed(String disk) {
        return former.getOrDefault(disk, Map.of()).entrySet().stream().anyMatch(names -> !names.getKey().equals(names.getValue()));
    }

    /** What the disk is no longer; a copy. */
    Set<Wwid> of(String disk) {
        return Set.copyOf(former.getOrDefault(disk, Map.of()).keySet());
    }

    /**
     * The disk has become another one.
     *
     * @param name what was known of it; null for nothing
     * @param device what the device said of itself then
     */
    void add(String disk, Wwid name, Wwid device) {
        if (name != null) {
            former.computeIfAbsent(disk, unknown -> new HashMap<>()).put(name, device);
        }
    }

    /** The device itself says that this is its name: it is again what it was when it said so before. */
    void isNow(String disk, Wwid device) {
        Map<Wwid, Wwid> names = former.get(disk);
        if (names != null && device != null) {
            names.values().removeIf(device::equals);
            names.remove(device);
        }
    }

    /** udev has read the disk since it was any of them, or the disk is gone, and another one may come by its name. */
    void forget(String disk) {
        former.remove(disk);
    }
}
