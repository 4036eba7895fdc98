package io.polypath.agent.mapper;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.record.MapOrder;
import io.polypath.ffm.sys.Errno;
import java.util.List;

/**
 * Changes a map in several steps, and puts back what was done when one of them fails: no device without a table is left, no table
 * that is not live, and no map that holds up I/O. Mapper lane only.
 */
final class MapSurgery {

    private final DeviceMapperPort port;

    MapSurgery(DeviceMapperPort port) {
        this.port = port;
    }

    /** @return 0, or minus errno of the step that failed; of a creation EEXIST where the name, or the map, is there already */
    int perform(MapOrder order) {
        return switch (order.kind) {
            case CREATE -> create(order);
            case RELOAD -> reload(order);
            case RENAME -> rename(order);
            case REMOVE -> remove(order);
            case SUSPEND -> port.suspend(order.uuid, order.flush);
            case RESUME -> port.resume(order.uuid, false, order.udevFlags);
            case LIST, EVENT, READ, READ_STRANGER, MESSAGE, WITHDRAW, CLEAR -> throw new AssertionError(order.kind + " changes nothing");
        };
    }

    private int create(MapOrder order) {
        int made = port.create(order.name, order.uuid);
        if (made < 0) {
            return made == -Errno.EBUSY ? -Errno.EEXIST : made;
        }
        int result = load(order);
        if (result == 0) {
            result = port.resume(order.uuid, false, order.udevFlags);
        }
        if (result < 0) {
            port.remove(order.uuid, false, order.udevFlags);
        }
        return result;
    }

    /** A map that could not take its new table is left suspended by the kernel: the old one is resumed. */
    private int reload(MapOrder order) {
        if (order.onlyUnused && isOpen(order.uuid)) {
            return -Errno.EBUSY;
        }
        int loaded = load(order);
        if (loaded < 0) {
            return loaded;
        }
        int result = port.resume(order.uuid, order.flush, order.udevFlags);
        if (result < 0) {
            port.clear(order.uuid);
            port.resume(order.uuid, false, order.udevFlags);
        }
        return result;
    }

    private boolean isOpen(String uuid) {
        MapReading reading = port.read(uuid);
        return reading != null && reading.openCount() > 0;
    }

    /** A write-protected path refuses a table that is to be written through: the map is then write-protected too. */
    private int load(MapOrder order) {
        int result = port.load(order.uuid, order.sectors, order.text, order.readOnly);
        if (result == -Errno.EROFS && !order.readOnly) {
            result = port.load(order.uuid, order.sectors, order.text, true);
        }
        if (result < 0) {
            port.clear(order.uuid);
        }
        return result;
    }

    /** The map goes first: a name that is taken then changes nothing. */
    private int rename(MapOrder order) {
        int result = port.rename(order.uuid, order.newName, order.udevFlags);
        if (result < 0) {
            return result;
        }
        for (MapPartition partition : port.partitions(order.uuid)) {
            String name = PartitionName.following(order.name, order.newName, order.partitionDelimiter, partition);
            int renamed = name.equals(partition.name()) ? 0 : port.rename(partition.uuid(), name, order.udevFlags);
            result = result < 0 ? result : renamed;
        }
        return result;
    }

    /** Partitions go first, but none of them goes when the map would have to stay. */
    private int remove(MapOrder order) {
        List<MapPartition> partitions = port.partitions(order.uuid);
        if (!order.deferred && inUse(port.read(order.uuid), partitions)) {
            return -Errno.EBUSY;
        }
        for (MapPartition partition : partitions) {
            int result = port.remove(partition.uuid(), order.deferred, order.udevFlags);
            if (result < 0 && result != -Errno.ENXIO) {
                return result;
            }
        }
        int result = port.remove(order.uuid, order.deferred, order.udevFlags);
        return result == -Errno.ENXIO ? 0 : result;
    }

    /** A map as the kernel has it, closed where nobody but its own partitions holds it open; null when there is none. */
    MapReading readUse(String uuid) {
        MapReading reading = port.read(uuid);
        boolean mayBeUnused = reading != null && reading.openCount() > 0;
        return mayBeUnused && !inUse(reading, port.partitions(uuid)) ? reading.closed() : reading;
    }

    /** Whether somebody but the map's partitions holds it open, or somebody holds a partition. */
    private static boolean inUse(MapReading reading, List<MapPartition> partitions) {
        return reading != null && reading.openCount() > partitions.size()
                || partitions.stream().anyMatch(partition -> partition.openCount() > 0);
    }
}
