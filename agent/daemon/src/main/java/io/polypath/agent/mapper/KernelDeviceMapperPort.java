package io.polypath.agent.mapper;

import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapReading;
import io.polypath.ffm.dm.DmControl;
import io.polypath.ffm.dm.DmDevice;
import io.polypath.ffm.dm.DmNameReader;
import io.polypath.ffm.dm.DmRequest;
import io.polypath.ffm.dm.DmTargetReader;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** Device-mapper of this host, by raw ioctls on its control node, which is opened when it is first needed. */
public final class KernelDeviceMapperPort implements DeviceMapperPort {

    private static final String TARGET = "multipath";
    private static final String MAP_PREFIX = "mpath-";
    private static final String PARTITION_PREFIX = "part";
    private static final int UDEV_FLAGS_SHIFT = 16;

    /** A table or a list that does not fit is asked for again with four times the memory, up to 4 MiB. */
    private static final int FIRST_BYTES = 16 * 1_024;
    private static final int GROWTHS = 4;

    private final Arena arena;
    private final Sys sys;
    private DmRequest request;
    private DmControl control;
    private int size = FIRST_BYTES;

    public KernelDeviceMapperPort(Arena arena) {
        this.arena = arena;
        sys = new Sys(arena);
        request = new DmRequest(arena, size);
    }

    private int call(long command) {
        if (control == null) {
            int fd = DmControl.open(sys, arena);
            if (fd < 0) {
                return fd;
            }
            control = new DmControl(sys, fd);
        }
        return control.call(command, request);
    }

    /** What goes into a request, so that it can be filled again when the answer needs more room. */
    private interface Filling {
        DmRequest fill(DmRequest empty);
    }

    private int ask(long command, Filling filling) {
        for (int tries = 0; ; tries++) {
            filling.fill(request.begin()).expectResult();
            int result = call(command);
            if (result != -Errno.EOVERFLOW || tries == GROWTHS) {
                return result;
            }
            grow();
        }
    }

    private void grow() {
        size *= 4;
        request = new DmRequest(arena, size);
    }

    @Override
    public List<MapReading> list() {
        List<String> uuids = uuids(MAP_PREFIX);
        if (uuids == null) {
            return null;
        }
        List<MapReading> readings = new ArrayList<>(uuids.size());
        for (String uuid : uuids) {
            MapReading reading = read(uuid);
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** Uuids that begin so; null when the kernel cannot be asked. */
    private List<String> uuids(String prefix) {
        if (ask(Linux.DM_LIST_DEVICES(), empty -> empty.flags(Linux.DM_UUID_FLAG())) < 0) {
            return null;
        }
        List<String> found = new ArrayList<>();
        List<Long> silent = new ArrayList<>();
        DmNameReader reader = new DmNameReader(request).begin();
        while (reader.next() == 1) {
            if (!reader.knowsUuid()) {
                silent.add(reader.device());
            } else if (reader.uuid().startsWith(prefix)) {
                found.add(reader.uuid());
            }
        }
        for (long device : silent) {
            if (ask(Linux.DM_DEV_STATUS(), empty -> empty.device(device)) == 0 && request.uuid().startsWith(prefix)) {
                found.add(request.uuid());
            }
        }
        return found;
    }

    @Override
    public MapReading read(int major, int minor) {
        if (ask(Linux.DM_DEV_STATUS(), empty -> empty.device(DmDevice.number(major, minor))) < 0) {
            return null;
        }
        String uuid = request.uuid();
        return uuid.startsWith(MAP_PREFIX) ? read(uuid) : null;
    }

    @Override
    public MapReading read(String uuid) {
        if (ask(Linux.DM_TABLE_STATUS(), empty -> empty.uuid(uuid)) < 0) {
            return null;
        }
        Line status = line();
        if (ask(Linux.DM_TABLE_STATUS(), empty -> empty.uuid(uuid).flags(Linux.DM_STATUS_TABLE_FLAG())) < 0) {
            return null;
        }
        Line table = line();
        long device = request.device();
        int flags = request.flags();
        String name = request.name();
        int open = request.openCount();
        int events = request.eventNumber();
        return new MapReading(
                name,
                uuid,
                DmDevice.major(device),
                DmDevice.minor(device),
                table.sectors(),
                (flags & Linux.DM_READONLY_FLAG()) != 0,
                (flags & Linux.DM_SUSPEND_FLAG()) != 0,
                open,
                open == 0 ? 0 : partitions(uuid).size(),
                events,
                table.isMultipath() ? KernelTable.parse(table.text()).orNull() : null,
                status.isMultipath() ? KernelStatus.parse(status.text()).orNull() : null);
    }

    /** The only line of a table, or one that is no multipath target. */
    private record Line(long sectors, String type, String text) {

        private static final Line NONE = new Line(0, "", "");

        boolean isMultipath() {
            return type.equals(TARGET);
        }
    }

    private Line line() {
        DmTargetReader reader = new DmTargetReader(request).begin();
        if (reader.next() != 1) {
            return Line.NONE;
        }
        Line first = new Line(reader.lengthSectors(), reader.type(), reader.parameters().strip());
        return reader.next() == 0 ? first : new Line(first.sectors(), "several", "");
    }

    @Override
    public List<String> partitions(String uuid) {
        List<String> all = uuids(PARTITION_PREFIX);
        return all == null ? List.of() : all.stream().filter(part -> isPartition(part, uuid)).toList();
    }

    private static boolean isPartition(String part, String uuid) {
        int dash = part.indexOf('-');
        return dash > PARTITION_PREFIX.length() && part.substring(dash + 1).equals(uuid)
                && part.substring(PARTITION_PREFIX.length(), dash).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int message(String uuid, CharSequence text) {
        request.begin().uuid(uuid).beginMessage(0).append(text).endText();
        return call(Linux.DM_TARGET_MSG());
    }

    @Override
    public int create(String name, String uuid) {
        request.begin().name(name).uuid(uuid);
        return call(Linux.DM_DEV_CREATE());
    }

    @Override
    public int load(String uuid, long sectors, String parameters, boolean readOnly) {
        while (parameters.length() > size / 2) {
            grow();
        }
        request.begin().uuid(uuid).flags(readOnly ? Linux.DM_READONLY_FLAG() : 0)
                .beginTarget(0, sectors, TARGET).append(parameters).endTarget();
        return call(Linux.DM_TABLE_LOAD());
    }

    @Override
    public int clear(String uuid) {
        request.begin().uuid(uuid);
        return call(Linux.DM_TABLE_CLEAR());
    }

    @Override
    public int resume(String uuid, boolean flush, int udevFlags) {
        request.begin().uuid(uuid).flags(suspension(flush)).eventNumber(udevFlags << UDEV_FLAGS_SHIFT);
        return call(Linux.DM_DEV_SUSPEND());
    }

    @Override
    public int suspend(String uuid, boolean flush) {
        request.begin().uuid(uuid).flags(Linux.DM_SUSPEND_FLAG() | suspension(flush));
        return call(Linux.DM_DEV_SUSPEND());
    }

    /** File systems on the map are not frozen: one that waits for the map would never thaw. */
    private static int suspension(boolean flush) {
        return Linux.DM_SKIP_LOCKFS_FLAG() | (flush ? 0 : Linux.DM_NOFLUSH_FLAG());
    }

    @Override
    public int rename(String name, String newName, int udevFlags) {
        request.begin().name(name).eventNumber(udevFlags << UDEV_FLAGS_SHIFT).append(newName).endText();
        return call(Linux.DM_DEV_RENAME());
    }

    @Override
    public int remove(String uuid, boolean deferred, int udevFlags) {
        request.begin().uuid(uuid).flags(deferred ? Linux.DM_DEFERRED_REMOVE() : 0).eventNumber(udevFlags << UDEV_FLAGS_SHIFT);
        return call(Linux.DM_DEV_REMOVE());
    }
}
