package io.polypath.agent.keeper;

import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.LogicalUnits;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathTable;
import java.util.Comparator;
import java.util.List;

/**
 * Which paths belong to a map: those of its logical unit, and those that its table in the kernel has and of which nobody knows
 * yet who they are. Each map is gone through once a minute, so nothing here becomes garbage. Owner lane only.
 */
public final class Members {

    private static final Comparator<Path> BY_ADDRESS =
            (one, other) -> one.identity().address().compareTo(other.identity().address());

    private final LogicalUnits units;
    private final PathTable paths;

    public Members(LogicalUnits units, PathTable paths) {
        this.units = units;
        this.paths = paths;
    }

    /**
     * Brings the map's list up to date. A path of another capacity than the map, or than the first where there is no map yet, is not
     * taken in: it may be another unit. One that is in the map stays, because paths learn of a new capacity one after the other.
     */
    void refresh(ManagedMap map) {
        map.members.clear();
        LogicalUnit unit = units.get(map.wwid);
        if (unit != null) {
            takeAll(map, unit.paths());
        }
        if (map.kernel != null && map.kernel.table() != null) {
            keepUnidentified(map, map.kernel.devices());
        }
        map.members.sort(BY_ADDRESS);
        long present = map.kernel == null ? 0 : map.kernel.sizeSectors();
        long agreed = map.agreedSectors();
        long sectors = present == 0 ? map.pathSectors() : map.fits(agreed) ? agreed : present;
        leaveOutOthers(map, sectors);
    }

    private static void leaveOutOthers(ManagedMap map, long sectors) {
        for (int i = map.members.size() - 1; i >= 0; i--) {
            Path path = map.members.get(i);
            if (path.sizeBytes() > 0 && path.sizeBytes() >>> 9 != sectors && !isIn(map, path)) {
                map.members.remove(i);
            }
        }
    }

    private static void takeAll(ManagedMap map, List<Path> paths) {
        for (int i = 0; i < paths.size(); i++) {
            map.members.add(paths.get(i));
        }
    }

    private static boolean isIn(ManagedMap map, Path path) {
        return map.kernel != null && map.kernel.has(path.deviceNumbers());
    }

    /** A path that was put into the map by whoever made it, and whose identity is still owed, is not thrown out: it may be the map's. */
    private void keepUnidentified(ManagedMap map, List<String> devices) {
        for (int i = 0; i < devices.size(); i++) {
            Path path = paths.byNumbers(devices.get(i));
            if (path != null && path.wwid() == null && !path.isNotOf(map.wwid)) {
                map.members.add(path);
            }
        }
    }

    /** The path in a row, or null when that tenant has left. */
    Path tenant(int row, int tenant) {
        return paths.tenant(row, tenant);
    }

    /** The path with these device numbers, or null. */
    Path byNumbers(String devT) {
        return paths.byNumbers(devT);
    }
}
