package io.polypath.agent.mapper;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.record.MapOrder;
import io.polypath.ffm.sys.Errno;

/**
 * Changes a map in several steps, and puts back what was done when one of them fails: no device without a table is left, no table
 * that is not live, and no map that holds up I/O. Mapper lane only.
 */
final class MapSurgery {

    private final DeviceMapperPort port;

    MapSurgery(DeviceMapperPort port) {
        this.port = port;
    }

    /** @return 0, or minus errno of the step that failed */
    int perform(MapOrder order) {
        return switch (order.kind) {
            case CREATE -> create(order);
            case RELOAD -> reload(order);
            case RENAME -> port.rename(order.name, order.newName, order.udevFlags);
            case REMOVE -> remove(order);
            case SUSPEND -> port.suspend(order.uuid, order.flush);
            case RESUME -> port.resume(order.uuid, false, order.udevFlags);
            case LIST, EVENT, READ, READ_STRANGER, MESSAGE -> throw new AssertionError(order.kind + " changes nothing");
        };
    }

    private int create(MapOrder order) {
        int made = port.create(order.name, order.uuid);
        if (made < 0) {
            return made;
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

    private int reload(MapOrder order) {
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

    /** Partitions go first. One that is in use keeps the map, and those that went already come back with udev's next look. */
    private int remove(MapOrder order) {
        for (String partition : port.partitions(order.uuid)) {
            int result = port.remove(partition, order.deferred, order.udevFlags);
            if (result < 0 && result != -Errno.ENXIO) {
                return result;
            }
        }
        int result = port.remove(order.uuid, order.deferred, order.udevFlags);
        return result == -Errno.ENXIO ? 0 : result;
    }
}
