package io.polypath.agent.owner;

import io.polypath.agent.topology.Wwid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which logical units disks were before they became others, by the disks' names: udev may have read any of them and not have noticed
 * the change since. Owner lane only.
 */
final class FormerNames {

    private final Map<String, Set<Wwid>> former = new HashMap<>();

    /** Forgets all disks but these. */
    void retain(Set<String> disks) {
        former.keySet().retainAll(disks);
    }

    /** Whether a name is one that the disk had, so that whoever says it tells of the time before. @param name null is none of them */
    boolean has(String disk, Wwid name) {
        Set<Wwid> names = former.get(disk);
        return names != null && names.contains(name);
    }

    /** What the disk is no longer; a copy. */
    Set<Wwid> of(String disk) {
        return Set.copyOf(former.getOrDefault(disk, Set.of()));
    }

    /** The disk has become another one. @param name what was known of it; null for nothing */
    void add(String disk, Wwid name) {
        if (name != null) {
            former.computeIfAbsent(disk, unknown -> new HashSet<>()).add(name);
        }
    }

    /** The device itself says that this is its name. */
    void isNow(String disk, Wwid name) {
        if (has(disk, name)) {
            former.get(disk).remove(name);
        }
    }

    /** udev has read the disk since it was any of them. */
    void forget(String disk) {
        former.remove(disk);
    }
}
