package io.polypath.agent.mapper;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.port.MapUnreadableException;
import io.polypath.ffm.dm.DmDevice;
import io.polypath.ffm.dm.DmNameReader;
import io.polypath.ffm.dm.DmRequest;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Device-mapper of this host, by raw ioctls on its control node.
 *
 * <p>A command that udev hears of carries libdm's flags in the upper half of its event number, and nobody's cookie in the lower: both
 * come back in the uevent's {@code DM_COOKIE}.
 */
public final class KernelDeviceMapperPort implements DeviceMapperPort {

    private static final String MAP_PREFIX = "mpath-";
    private static final int UDEV_FLAGS_SHIFT = 16;

    private final DmDialogue dialogue;
    private final DeviceNodes nodes = new DeviceNodes();
    private final Map<String, KnownMap> known = KnownMap.byUuid();

    public KernelDeviceMapperPort(Arena arena) {
        dialogue = new DmDialogue(arena, new Sys(arena));
    }

    @Override
    public List<MapReading> list() {
        List<Listed> all = devices();
        if (all == null) {
            return null;
        }
        List<MapReading> readings = new ArrayList<>();
        for (Listed device : all) {
            MapReading reading = device.uuid().startsWith(MAP_PREFIX) ? read(device.uuid()) : null;
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** A device of any kind. */
    private record Listed(long device, String name, String uuid) {}

    /** All devices; null where there is no device-mapper, or no right to it. */
    private List<Listed> devices() {
        int result = dialogue.ask(Linux.DM_LIST_DEVICES(), empty -> empty.flags(Linux.DM_UUID_FLAG()));
        if (result == -Errno.ENOMEM || result == -Errno.EINTR || result == -Errno.EAGAIN) {
            throw new MapUnreadableException(result);
        }
        if (result < 0) {
            return null;
        }
        List<Listed> found = new ArrayList<>();
        List<Listed> silent = new ArrayList<>();
        DmNameReader reader = new DmNameReader(dialogue.request()).begin();
        while (reader.next() == 1) {
            Listed device = new Listed(reader.device(), DmName.decoded(reader.name()), DmName.decoded(reader.uuid()));
            (reader.knowsUuid() ? found : silent).add(device);
        }
        for (Listed device : silent) {
            if (status(device.device()) == 0) {
                found.add(new Listed(device.device(), device.name(), DmName.decoded(dialogue.request().uuid())));
            }
        }
        return found;
    }

    private int status(long device) {
        return dialogue.ask(Linux.DM_DEV_STATUS(), empty -> empty.device(device));
    }

    @Override
    public MapReading read(int major, int minor) {
        if (status(DmDevice.number(major, minor)) < 0) {
            return null;
        }
        String uuid = DmName.decoded(dialogue.request().uuid());
        return uuid.startsWith(MAP_PREFIX) ? read(uuid) : null;
    }

    /** What tells nothing new is told by the same object as before, and nothing is allocated. */
    @Override
    public MapReading read(String uuid) {
        KnownMap map = known.computeIfAbsent(uuid, KnownMap::new);
        if (!take(uuid, 0, map.status) || !take(uuid, Linux.DM_STATUS_TABLE_FLAG(), map.table)) {
            known.remove(uuid);
            return null;
        }
        return map.reading(dialogue.request());
    }

    /** @return whether there is such a map */
    private boolean take(String uuid, int flags, KnownMap.Line<?> line) {
        int result = dialogue.ask(Linux.DM_TABLE_STATUS(), DmName.encoded(uuid), flags | Linux.DM_NOFLUSH_FLAG());
        if (result == -Errno.ENXIO) {
            return false;
        }
        if (result < 0) {
            throw new MapUnreadableException(result);
        }
        line.take(dialogue.lines());
        return true;
    }

    @Override
    public List<MapPartition> partitions(String uuid) {
        List<MapPartition> partitions = new ArrayList<>();
        for (Listed part : partitionsOf(uuid, devices())) {
            if (status(part.device()) == 0) {
                int number = PartitionUuid.number(part.uuid(), uuid);
                partitions.add(new MapPartition(part.uuid(), part.name(), number, dialogue.request().openCount()));
            }
        }
        return partitions;
    }

    private static List<Listed> partitionsOf(String uuid, List<Listed> all) {
        return all == null ? List.of() : all.stream().filter(device -> PartitionUuid.number(device.uuid(), uuid) > 0).toList();
    }

    @Override
    public int message(String uuid, CharSequence text) {
        dialogue.begin(text.length()).uuid(DmName.encoded(uuid)).beginMessage(0).append(text).endText();
        return dialogue.send(Linux.DM_TARGET_MSG());
    }

    @Override
    public int create(String name, String uuid) {
        dialogue.begin(0).name(DmName.encoded(name)).uuid(DmName.encoded(uuid));
        return dialogue.send(Linux.DM_DEV_CREATE());
    }

    @Override
    public int load(String uuid, long sectors, String parameters, boolean readOnly) {
        begin(uuid, parameters.length()).flags(readOnly ? Linux.DM_READONLY_FLAG() : 0)
                .beginTarget(0, sectors, KnownMap.TARGET).append(parameters).endTarget();
        return dialogue.send(Linux.DM_TABLE_LOAD());
    }

    private DmRequest begin(String uuid, int textBytes) {
        return dialogue.begin(textBytes).uuid(DmName.encoded(uuid));
    }

    @Override
    public int clear(String uuid) {
        begin(uuid, 0);
        return dialogue.send(Linux.DM_TABLE_CLEAR());
    }

    @Override
    public int resume(String uuid, boolean flush, int udevFlags) {
        int result = announce(Linux.DM_DEV_SUSPEND(), begin(uuid, 0).flags(suspension(flush)), udevFlags);
        DmRequest answer = dialogue.request();
        if (result == 0) {
            nodes.appeared(answer.name(), DmDevice.minor(answer.device()));
        }
        return result;
    }

    @Override
    public int suspend(String uuid, boolean flush) {
        begin(uuid, 0).flags(Linux.DM_SUSPEND_FLAG() | suspension(flush));
        return dialogue.send(Linux.DM_DEV_SUSPEND());
    }

    /** File systems on the map are not frozen: one that waits for the map would never thaw. */
    private static int suspension(boolean flush) {
        return Linux.DM_SKIP_LOCKFS_FLAG() | (flush ? 0 : Linux.DM_NOFLUSH_FLAG());
    }

    /** The kernel renames by name only, so the name is asked for right before. */
    @Override
    public int rename(String uuid, String newName, int udevFlags) {
        int found = dialogue.ask(Linux.DM_DEV_STATUS(), DmName.encoded(uuid), 0);
        if (found < 0) {
            return found;
        }
        String name = dialogue.request().name();
        String newEncoded = DmName.encoded(newName);
        int minor = DmDevice.minor(dialogue.request().device());
        DmRequest request = dialogue.begin(newEncoded.length()).name(name).append(newEncoded).endText();
        int result = announce(Linux.DM_DEV_RENAME(), request, udevFlags);
        if (result == 0) {
            nodes.disappeared(name);
            nodes.appeared(newEncoded, minor);
        }
        return result;
    }

    @Override
    public int remove(String uuid, boolean deferred, int udevFlags) {
        DmRequest request = begin(uuid, 0).flags(deferred ? Linux.DM_DEFERRED_REMOVE() : 0);
        int result = announce(Linux.DM_DEV_REMOVE(), request, udevFlags);
        if (result == 0 && (request.flags() & Linux.DM_DEFERRED_REMOVE()) == 0) {
            nodes.disappeared(request.name());
        }
        return result;
    }

    /** Sends a command that causes a uevent, unless it fails or finds nothing to do. */
    private int announce(long command, DmRequest request, int udevFlags) {
        request.eventNumber(udevFlags << UDEV_FLAGS_SHIFT);
        return dialogue.send(command);
    }
}
