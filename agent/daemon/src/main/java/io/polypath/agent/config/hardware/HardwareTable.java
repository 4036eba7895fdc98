package io.polypath.agent.config.hardware;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All entries, oldest first. Entries for the same patterns are one, which stands where the newest of them stood, and of
 * each option has the newest value. Immutable; every pattern is compiled once.
 */
public final class HardwareTable {

    private final List<DeviceEntry> entries;
    private final VendorIndex index;

    private HardwareTable(Collection<DeviceEntry> entries) {
        this.entries = List.copyOf(entries);
        this.index = new VendorIndex(this.entries);
    }

    /** The built-in entries and {@code configured} ones, oldest first. */
    public static HardwareTable of(List<DeviceEntry> configured) {
        Map<List<String>, DeviceEntry> merged = new LinkedHashMap<>();
        BuiltInTable.entries().forEach(entry -> merged.put(entry.key(), entry));
        for (DeviceEntry entry : configured) {
            DeviceEntry older = merged.remove(entry.key());
            merged.put(entry.key(), older == null ? entry : older.with(entry));
        }
        return new HardwareTable(merged.values());
    }

    /** Whether a value written there is the product's own. @param place as {@code Assigned.place()} tells it */
    public static boolean isPlace(String place) {
        return place.startsWith(BuiltInTable.NAME + ":");
    }

    /** Oldest first. */
    public List<DeviceEntry> entries() {
        return entries;
    }

    /** The entries for a device, newest first: of each option the first value counts. */
    public List<DeviceEntry> match(String vendor, String product, String revision) {
        List<DeviceEntry> matching = new ArrayList<>();
        BitSet candidates = index.entries(vendor);
        for (int i = candidates.length() - 1; i >= 0; i = candidates.previousSetBit(i - 1)) {
            if (entries.get(i).fits(product, revision)) {
                matching.add(entries.get(i));
            }
        }
        return matching;
    }

    /** How many patterns a vendor is compared with at most. */
    int vendorPatterns() {
        return index.size();
    }
}
