package io.polypath.agent.owner;

import io.polypath.agent.keeper.KernelView;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.path.Check;
import io.polypath.ringbuf.MappedTable;
import java.lang.foreign.MemorySegment;

/** Keeps the mapped table of maps true. Owner lane only; written when something about a map has changed, and once a minute. */
final class MapBoard {

    private static final long SECTOR_BYTES = 512;

    private final MappedTable table;
    private final Shown[] shown;

    /** Whom a row shows, by which name and number: texts are written once. */
    private record Shown(ManagedMap map, String name, int minor) {
        boolean isStill(ManagedMap now) {
            return map == now && minor == now.kernel().minor() && name.equals(now.kernel().name());
        }
    }

    MapBoard(MappedTable table) {
        Check.that(table.payloadBytes() >= MapRow.BYTES, "a row has room for a map", table.payloadBytes());
        this.table = table;
        shown = new Shown[table.rows()];
    }

    /**
     * Something about the map in a row may have changed.
     *
     * @param map null when there is none any more
     */
    void update(int row, ManagedMap map, long nowNs) {
        if (row >= shown.length) {
            return;
        }
        if (map != null && map.kernel() != null) {
            MemorySegment bytes = table.open(row);
            if (shown[row] == null || !shown[row].isStill(map)) {
                KernelView kernel = map.kernel();
                MapRow.who(bytes, map.tenant, kernel.minor(), kernel.name(), map.wwid().text());
                shown[row] = new Shown(map, kernel.name(), kernel.minor());
            }
            write(bytes, map, nowNs);
            table.publish(row);
        } else if (shown[row] != null) {
            MapRow.clear(table.open(row));
            table.publish(row);
            shown[row] = null;
        }
    }

    private static void write(MemorySegment row, ManagedMap map, long nowNs) {
        KernelView kernel = map.kernel();
        int groups = kernel.table() == null ? 0 : kernel.table().groups().size();
        MapRow.kernel(row, flags(kernel), groups, kernel.pathCount(), kernel.activePaths(), kernel.sizeSectors() * SECTOR_BYTES);
        MapRow.members(row, map.members().size(), map.usablePaths(), nowNs);
        MapRow.changes(row, map.counters.pathFaults, map.counters.groupSwitches, map.counters.loads);
        MapRow.queueing(row, map.counters.queuedNs(map.queueing(), nowNs), map.counters.queueTimeouts, map.counters.failures);
    }

    private static int flags(KernelView kernel) {
        return (kernel.suspended() ? MapRow.SUSPENDED : 0)
                | (kernel.readOnly() ? MapRow.READ_ONLY : 0)
                | (kernel.queues() ? MapRow.QUEUES : 0);
    }
}
