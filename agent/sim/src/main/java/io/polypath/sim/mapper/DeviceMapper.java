package io.polypath.sim.mapper;

import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.ffm.sys.Errno;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulated device-mapper: its devices, by uuid.
 *
 * <p>Calls return 0 or minus errno: ENXIO (no such device, or it has no table), EBUSY (a name or uuid is taken, the device is open,
 * or suspended), EINVAL (the target refuses). Guarded by the fabric's lock.
 */
public final class DeviceMapper {

    /** Major number of device-mapper, which the kernel gives out; this is what Debian's does. */
    public static final int MAJOR = 254;

    private final Backings backings;
    private final MapAnnouncer announcer;
    private final MapperGate gate = new MapperGate();
    private final Map<String, MappedDevice> devices = new LinkedHashMap<>();
    private final BitSet minors = new BitSet();
    private final List<Runnable> watchers = new ArrayList<>();

    public DeviceMapper(Backings backings, MapOutlet outlet) {
        this.backings = backings;
        announcer = new MapAnnouncer(outlet);
    }

    public MapperGate gate() {
        return gate;
    }

    /** Calls {@code watcher} at every event of any device. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Nobody watches any more. */
    public void silence() {
        watchers.clear();
    }

    /** All devices, oldest first. */
    public List<MappedDevice> all() {
        return List.copyOf(devices.values());
    }

    /** The device with a uuid, or null. */
    public MappedDevice device(String uuid) {
        return devices.get(uuid);
    }

    /** The device with a minor number, or null. */
    public MappedDevice device(int minor) {
        return devices.values().stream().filter(device -> device.minor() == minor).findFirst().orElse(null);
    }

    private MappedDevice named(String name) {
        return devices.values().stream().filter(device -> device.name().equals(name)).findFirst().orElse(null);
    }

    /** What a device is like; null when there is none. */
    public MapReading reading(String uuid) {
        MappedDevice device = devices.get(uuid);
        return device == null ? null : device.reading(MAJOR);
    }

    /** The partitions of a map. */
    public List<MapPartition> partitions(String uuid) {
        return partitionsOf(devices.get(uuid)).stream().map(DeviceMapper::partition).toList();
    }

    private List<MappedDevice> partitionsOf(MappedDevice map) {
        return map == null ? List.of() : devices.values().stream().filter(device -> device.below() == map).toList();
    }

    private static MapPartition partition(MappedDevice device) {
        int number = Integer.parseInt(device.uuid().substring("part".length(), device.uuid().indexOf('-')));
        return new MapPartition(device.uuid(), device.name(), number, device.opens());
    }

    /** DM_DEV_CREATE. */
    public int create(String name, String uuid) {
        if (name.isEmpty() || uuid.isEmpty()) {
            return -Errno.EINVAL;
        }
        if (named(name) != null || devices.containsKey(uuid)) {
            return -Errno.EBUSY;
        }
        add(name, uuid, null);
        return 0;
    }

    private MappedDevice add(String name, String uuid, MappedDevice below) {
        int minor = minors.nextClearBit(0);
        minors.set(minor);
        MappedDevice device = new MappedDevice(name, uuid, minor, below);
        devices.put(uuid, device);
        return device;
    }

    /** As kpartx does it: a device over a part of a map, which it holds open. */
    public MappedDevice addPartition(MappedDevice map, int number, String name, long nowNs) {
        MappedDevice partition = add(name, "part" + number + "-" + map.uuid(), map);
        map.open();
        announcer.send("add", partition, 0, nowNs);
        happened();
        return partition;
    }

    /** DM_TABLE_LOAD of one multipath target. */
    public int load(String uuid, long sectors, String parameters, boolean readOnly, long nowNs) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        TargetLoading loading = TargetLoading.of(
                parameters, sectors, readOnly, devT -> backings.open(devT, device.holds(devT)));
        if (loading.target() != null && device.load(loading.target())) {
            announcer.send("add", device, 0, nowNs);
        }
        return loading.error();
    }

    /** DM_TABLE_CLEAR. */
    public int clear(String uuid) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        device.clear();
        return 0;
    }

    /** DM_DEV_SUSPEND with DM_SUSPEND_FLAG. */
    public int suspend(String uuid) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        device.suspend();
        return 0;
    }

    /** DM_DEV_SUSPEND without it: the loaded table, if there is one, becomes live. */
    public int resume(String uuid, int udevFlags, long nowNs) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        if (device.live() == null && !device.hasInactiveTable()) {
            return device.suspended() ? -Errno.EINVAL : 0;
        }
        if (device.resume()) {
            announcer.send("change", device, udevFlags, nowNs);
            happened();
        }
        return 0;
    }

    /** DM_DEV_RENAME. */
    public int rename(String uuid, String newName, int udevFlags, long nowNs) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        if (newName.isEmpty()) {
            return -Errno.EINVAL;
        }
        if (named(newName) != null) {
            return -Errno.EBUSY;
        }
        device.rename(newName);
        announcer.send("change", device, udevFlags, nowNs);
        happened();
        return 0;
    }

    /** DM_DEV_REMOVE. */
    public int remove(String uuid, boolean deferred, int udevFlags, long nowNs) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        if (device.opens() > 0) {
            device.leave(device.leaving() || deferred);
            return deferred ? 0 : -Errno.EBUSY;
        }
        drop(device, udevFlags, nowNs);
        return 0;
    }

    private void drop(MappedDevice device, int udevFlags, long nowNs) {
        devices.remove(device.uuid());
        minors.clear(device.minor());
        device.release();
        if (device.announced() || device.below() != null) {
            announcer.send("remove", device, udevFlags, nowNs);
        }
        happened();
        if (device.below() != null) {
            close(device.below(), nowNs);
        }
    }

    /** Somebody opens a device. */
    public void open(MappedDevice device) {
        device.open();
    }

    /** Somebody closes a device; one that was to be removed then goes. */
    public void close(MappedDevice device, long nowNs) {
        device.close();
        if (device.opens() == 0 && device.leaving()) {
            drop(device, 0, nowNs);
        }
    }

    /** DM_TARGET_MSG. */
    public int message(String uuid, String text, long nowNs) {
        MappedDevice device = devices.get(uuid);
        if (device == null) {
            return -Errno.ENXIO;
        }
        String[] words = text.strip().split("\\s+");
        if (words[0].startsWith("@")) {
            return own(device, text);
        }
        if (device.live() == null) {
            return -Errno.ENXIO;
        }
        return device.suspended() ? -Errno.EBUSY : device.live().message(words, news(device, nowNs));
    }

    /** A message to the device itself. */
    private static int own(MappedDevice device, String text) {
        if (!text.equals("@cancel_deferred_remove")) {
            return -Errno.EINVAL;
        }
        device.leave(false);
        return 0;
    }

    /** Somebody reads or writes a block of a map; one that is suspended holds it up. */
    public MapIo io(MappedDevice device, long nowNs) {
        if (device.live() == null) {
            return MapIo.FAILED;
        }
        return device.suspended() ? MapIo.QUEUED : device.live().io(news(device, nowNs));
    }

    /** The path, {@code MAJOR:MINOR}, that took the device's last I/O to which there was no answer. */
    public String silentPath(MappedDevice device) {
        return device.live().silentDevT();
    }

    /**
     * What has become of an I/O that a path took and did not answer.
     *
     * @param devT the path
     * @param takenBack whether the kernel's time for the command is over: the path is failed, and another one takes the I/O
     */
    public MapIo again(MappedDevice device, String devT, boolean takenBack, long nowNs) {
        return device.live() == null ? MapIo.FAILED : device.live().again(devT, takenBack, news(device, nowNs));
    }

    private MultipathTarget.News news(MappedDevice device, long nowNs) {
        return new MultipathTarget.News() {
            @Override
            public void path(TargetPath path, boolean reinstated, int validPaths) {
                announcer.path(device, path, reinstated, validPaths, nowNs);
                event();
            }

            @Override
            public void event() {
                device.event();
                happened();
            }
        };
    }

    private void happened() {
        watchers.forEach(Runnable::run);
    }
}
