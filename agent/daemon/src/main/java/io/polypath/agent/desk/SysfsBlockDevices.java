package io.polypath.agent.desk;

import io.polypath.agent.port.Clock;
import io.polypath.agent.show.DevicesPage;
import io.polypath.agent.view.NativeMap;
import io.polypath.udev.sysfs.Sysfs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The block devices that sysfs shows, in udev's order: by device path, md and dm devices last. Read again after a second, so that
 * clients who ask without pause do not keep the lane busy. Owned by the desk lane.
 */
public final class SysfsBlockDevices implements BlockDevices {

    private static final long KEPT_NS = 1_000_000_000L;

    private final Sysfs sysfs;
    private final Clock clock;
    private final Kept<DevicesPage.Device> devices = new Kept<>(this::readAll);
    private final Kept<NativeMap> maps;

    /** What was read, for a while. */
    private static final class Kept<T> {
        private final Supplier<List<T>> reader;
        private List<T> read;
        private long readNs;

        private Kept(Supplier<List<T>> reader) {
            this.reader = reader;
        }

        private List<T> at(long nowNs) {
            if (read == null || nowNs - readNs >= KEPT_NS) {
                read = reader.get();
                readNs = nowNs;
            }
            return read;
        }
    }

    public SysfsBlockDevices(Sysfs sysfs, Clock clock) {
        this.sysfs = sysfs;
        this.clock = clock;
        maps = new Kept<>(new SysfsNativeMaps(sysfs)::read);
    }

    @Override
    public List<DevicesPage.Device> list() {
        return devices.at(clock.nanoTime());
    }

    @Override
    public List<NativeMap> nativeMaps() {
        return maps.at(clock.nanoTime());
    }

    private List<DevicesPage.Device> readAll() {
        TreeMap<Path, DevicesPage.Device> physical = new TreeMap<>(Comparator.comparing(Path::toString));
        TreeMap<Path, DevicesPage.Device> composed = new TreeMap<>(Comparator.comparing(Path::toString));
        sysfs.directory("class", "block").ifPresent(all -> {
            for (String name : sysfs.list(all)) {
                sysfs.directory(all, name).ifPresent(device -> {
                    boolean last = name.startsWith("md") || name.startsWith("dm-");
                    boolean hidden = sysfs.read(device, "hidden").flag();
                    (last ? composed : physical).put(device, new DevicesPage.Device(name, hidden));
                });
            }
        });
        List<DevicesPage.Device> ordered = new ArrayList<>(physical.values());
        ordered.addAll(composed.values());
        return List.copyOf(ordered);
    }
}
