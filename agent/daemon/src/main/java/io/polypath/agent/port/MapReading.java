package io.polypath.agent.port;

import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.MapTable;

/**
 * A multipath map as the kernel had it at one moment. Immutable.
 *
 * @param name its name
 * @param uuid begins with {@code mpath-}
 * @param major device number
 * @param minor device number
 * @param sizeSectors 512-byte sectors of its table; 0 without a table
 * @param readOnly whether the table was loaded so
 * @param suspended whether I/O is held up
 * @param prepared whether there is another table that becomes live when the map is resumed
 * @param openCount how many hold it open, its partitions included unless {@link #closed} says otherwise
 * @param leaving whether the kernel removes it as soon as nobody holds it open
 * @param eventNumber the kernel's count of the map's events
 * @param table the live table's parameters; null when there is none, it is no single multipath target, or it makes no sense
 * @param status its status; null likewise
 */
public record MapReading(
        String name,
        String uuid,
        int major,
        int minor,
        long sizeSectors,
        boolean readOnly,
        boolean suspended,
        boolean prepared,
        int openCount,
        boolean leaving,
        int eventNumber,
        MapTable table,
        KernelStatus status) {

    /** The same of a map that nobody holds open but partitions that nobody uses. */
    public MapReading closed() {
        return new MapReading(
                name, uuid, major, minor, sizeSectors, readOnly, suspended, prepared, 0, leaving, eventNumber, table, status);
    }
}
