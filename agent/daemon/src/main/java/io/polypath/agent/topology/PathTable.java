package io.polypath.agent.topology;

import io.polypath.agent.path.Check;
import io.polypath.agent.path.CheckPace;
import io.polypath.agent.port.Hctl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All paths, by row, name, address and device numbers. Owner lane only.
 *
 * <p>A row that becomes free is used again under another tenant number, so a record that names row and tenant can never
 * reach the wrong path.
 */
public final class PathTable {

    private final Path[] rows;
    private final int[] tenants;
    private final Map<String, Path> byName = new HashMap<>();
    /** SCSI paths only: addresses of NVMe namespaces may look the same. */
    private final Map<Hctl, Path> byAddress = new HashMap<>();
    private final Map<String, Path> byNumbers = new HashMap<>();
    private int highest;
    private int count;

    /** @param capacity most paths at one time */
    public PathTable(int capacity) {
        rows = new Path[capacity];
        tenants = new int[capacity];
    }

    /**
     * Gives a newly found disk a row. Its first check is due at once.
     *
     * @return the path, or null when the table is full
     */
    public Path add(PathIdentity identity, CheckPace pace, long nowNs) {
        Check.that(!byName.containsKey(identity.name()), "two paths of one name");
        int row = freeRow();
        if (row < 0) {
            return null;
        }
        tenants[row]++;
        Path path = new Path(row, tenants[row], identity, pace, nowNs);
        rows[row] = path;
        byName.put(identity.name(), path);
        if (!identity.isNvme()) {
            byAddress.put(identity.address(), path);
        }
        byNumbers.put(identity.deviceNumbers(), path);
        highest = Math.max(highest, row + 1);
        count++;
        return path;
    }

    private int freeRow() {
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == null) {
                return row;
            }
        }
        return -1;
    }

    /** Takes name and address from a path that went away, so that a newcomer may have them; the row stays taken. */
    public void unname(Path path) {
        byName.remove(path.name(), path);
        byAddress.remove(path.identity().address(), path);
        byNumbers.remove(path.deviceNumbers(), path);
    }

    /** Frees the row of a path that {@link #unname} has taken out of sight. */
    public void remove(Path path) {
        Check.that(rows[path.row] == path, "the row belongs to another path");
        unname(path);
        rows[path.row] = null;
        count--;
    }

    /** The path of a name, or null. */
    public Path byName(String name) {
        return byName.get(name);
    }

    /** The SCSI path at an address, or null. */
    public Path byAddress(Hctl address) {
        return byAddress.get(address);
    }

    /** The path with these device numbers, {@code major:minor}, or null. */
    public Path byNumbers(String numbers) {
        return byNumbers.get(numbers);
    }

    /** The path in a row, or null when the row is empty. */
    public Path at(int row) {
        return rows[row];
    }

    /** The path in a row, or null when that tenant has left. */
    public Path tenant(int row, int tenant) {
        Path path = rows[row];
        return path != null && path.tenant == tenant ? path : null;
    }

    /** Rows from 0 up to this one (exclusive) may be taken. */
    public int highestRow() {
        return highest;
    }

    public int size() {
        return count;
    }

    public int capacity() {
        return rows.length;
    }

    /** All paths that have a name, in row order. For cold paths: it allocates. */
    public List<Path> named() {
        List<Path> paths = new ArrayList<>(count);
        for (int row = 0; row < highest; row++) {
            if (rows[row] != null && byName.get(rows[row].name()) == rows[row]) {
                paths.add(rows[row]);
            }
        }
        return paths;
    }
}
