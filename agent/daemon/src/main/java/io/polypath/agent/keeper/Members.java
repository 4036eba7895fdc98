package io.polypath.agent.keeper;

import io.polypath.agent.map.TableGroup;
import io.polypath.agent.map.TablePath;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.LogicalUnits;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathTable;
import java.util.Comparator;

/**
 * Which paths belong to a map: those of its logical unit, and those that its table in the kernel has and of which nobody knows
 * yet who they are. Owner lane only.
 */
public final class Members {

    private static final Comparator<Path> BY_ADDRESS = Comparator
            .comparing((Path path) -> path.identity().address(), Comparator.comparingInt(Hctl::host)
                    .thenComparingInt(Hctl::channel).thenComparingInt(Hctl::target).thenComparingLong(Hctl::lun));

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
            map.members.addAll(unit.paths());
        }
        if (map.kernel != null && map.kernel.table() != null) {
            for (TableGroup group : map.kernel.table().groups()) {
                group.paths().forEach(path -> keepUnidentified(map, path));
            }
        }
        map.members.sort(BY_ADDRESS);
        long present = map.kernel == null ? 0 : map.kernel.sizeSectors();
        long agreed = map.agreedSectors();
        long sectors = present == 0 ? map.pathSectors() : map.fits(agreed) ? agreed : present;
        map.members.removeIf(path -> path.sizeBytes() > 0 && path.sizeBytes() >>> 9 != sectors && !isIn(map, path));
    }

    private static boolean isIn(ManagedMap map, Path path) {
        return map.kernel != null && map.kernel.has(path.deviceNumbers());
    }

    /** A path that was put into the map by whoever made it, and whose identity is still owed, is not thrown out: it may be the map's. */
    private void keepUnidentified(ManagedMap map, TablePath entry) {
        Path path = paths.byNumbers(entry.devT());
        if (path != null && path.wwid() == null && !path.isNotOf(map.wwid)) {
            map.members.add(path);
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
