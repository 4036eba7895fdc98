package io.polypath.cli.picture;

import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.metrics.MapRow;
import io.polypath.cli.runtime.Snapshot;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** One map as the table of maps has it. The row may hold anything. */
public record MapView(int row, MemorySegment bytes) {

    /** The maps of a table. */
    public static List<MapView> of(Snapshot table) {
        return table.rows().stream()
                .filter(row -> MapRow.tenant(row.bytes()) != 0)
                .map(row -> new MapView(row.index(), row.bytes()))
                .toList();
    }

    public String name() {
        return MapRow.name(bytes);
    }

    public String wwid() {
        return MapRow.wwid(bytes);
    }

    /** Uuid in device-mapper. */
    public String uuid() {
        return ManagedMap.UUID_PREFIX + wwid();
    }

    /** {@code dm-3}. */
    public String kernelName() {
        return "dm-" + MapRow.minor(bytes);
    }

    /** Paths in the kernel's table that it does not use. */
    public int failedPaths() {
        return Math.max(0, MapRow.paths(bytes) - MapRow.active(bytes));
    }

    /** Whether I/O has no path and waits for one. */
    public boolean waits() {
        return MapRow.active(bytes) == 0 && MapRow.has(bytes, MapRow.QUEUES);
    }
}
