package io.polypath.udev.sysfs;

import java.util.List;

/**
 * The difference of two scans. Each device number is in at most one of the lists; each list is ordered by it.
 * Immutable.
 *
 * @param added numbers that only the later scan has
 * @param removed numbers that only the earlier scan has
 * @param replaced numbers that both have, for different disks: the old one was removed and another one added
 */
public record DiskChanges(List<DiskEntry> added, List<DiskEntry> removed, List<Replacement> replaced) {
    public DiskChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        replaced = List.copyOf(replaced);
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && replaced.isEmpty();
    }

    /** Another disk under an old number. */
    public record Replacement(DiskEntry before, DiskEntry after) {}
}
