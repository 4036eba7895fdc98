package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All disks of one moment, for finding out what happened while events were lost. Immutable. */
public final class DiskScan {
    private final SortedMap<DevT, DiskEntry> disks = new TreeMap<>();

    private DiskScan(Collection<DiskEntry> entries) {
        entries.forEach(entry -> disks.put(entry.number(), entry));
    }

    /** A scan that saw exactly these disks. Of two with one number, the last. */
    public static DiskScan of(Collection<DiskEntry> entries) {
        return new DiskScan(entries);
    }

    /** Looks at sysfs now. A disk that goes away meanwhile is left out; three file operations for each disk. */
    public static DiskScan of(Sysfs sysfs) {
        List<DiskEntry> entries = new ArrayList<>();
        for (String name : sysfs.disks()) {
            sysfs.disk(name).flatMap(DiskScan::entry).ifPresent(entries::add);
        }
        return new DiskScan(entries);
    }

    private static Optional<DiskEntry> entry(BlockDisk disk) {
        DevT number = disk.devT();
        return number == null ? Optional.empty()
                : Optional.of(new DiskEntry(disk.name(), number, disk.diskSequence(), disk.devpath()));
    }

    /** The disks, ordered by device number. */
    public Collection<DiskEntry> disks() {
        return List.copyOf(disks.values());
    }

    /** What changed from {@code before} to this scan. Pure. */
    public DiskChanges since(DiskScan before) {
        List<DiskEntry> added = new ArrayList<>();
        List<DiskEntry> removed = new ArrayList<>();
        List<DiskChanges.Replacement> replaced = new ArrayList<>();
        disks.forEach((number, now) -> {
            DiskEntry then = before.disks.get(number);
            if (then == null) {
                added.add(now);
            } else if (!then.equals(now)) {
                replaced.add(new DiskChanges.Replacement(then, now));
            }
        });
        for (Map.Entry<DevT, DiskEntry> then : before.disks.entrySet()) {
            if (!disks.containsKey(then.getKey())) {
                removed.add(then.getValue());
            }
        }
        return new DiskChanges(added, removed, replaced);
    }
}
