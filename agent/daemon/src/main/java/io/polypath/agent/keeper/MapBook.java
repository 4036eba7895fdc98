package io.polypath.agent.keeper;

import io.polypath.agent.topology.Wwid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All maps, by row, identity, name and device number. Owner lane only. */
public final class MapBook {

    private final ManagedMap[] rows;
    private final int[] tenants;
    private final Map<Wwid, ManagedMap> byWwid = new HashMap<>();
    private int highest;

    /** How often a map of the kernel has got another name. */
    long renames;

    /** @param capacity most maps at one time */
    public MapBook(int capacity) {
        rows = new ManagedMap[capacity];
        tenants = new int[capacity];
    }

    /** The map of an identity, made when there is none; null when the book is full. */
    ManagedMap open(Wwid wwid) {
        ManagedMap known = byWwid.get(wwid);
        return known != null ? known : add(wwid);
    }

    private ManagedMap add(Wwid wwid) {
        int row = 0;
        while (row < rows.length && rows[row] != null) {
            row++;
        }
        if (row == rows.length) {
            return null;
        }
        ManagedMap map = new ManagedMap(row, ++tenants[row], wwid);
        rows[row] = map;
        byWwid.put(wwid, map);
        highest = Math.max(highest, row + 1);
        return map;
    }

    /** Forgets a map. */
    void remove(ManagedMap map) {
        rows[map.row] = null;
        byWwid.remove(map.wwid, map);
    }

    /** The map of an identity, or null. */
    public ManagedMap of(Wwid wwid) {
        return wwid == null ? null : byWwid.get(wwid);
    }

    /** The map in a row, or null when that tenant has left. */
    ManagedMap tenant(int row, int tenant) {
        ManagedMap map = rows[row];
        return map != null && map.tenant == tenant ? map : null;
    }

    /** Whether something is still to be done about a map. Asked with each step of a start: allocates nothing. */
    boolean anyUnsettled() {
        for (int row = 0; row < highest; row++) {
            if (rows[row] != null && rows[row].isUnsettled()) {
                return true;
            }
        }
        return false;
    }

    /** Maps have rows below this one; some are empty. */
    int rows() {
        return highest;
    }

    /** The map in a row, or null. */
    public ManagedMap at(int row) {
        return rows[row];
    }

    /** The map that the kernel has under a device number, or null. */
    public ManagedMap byDevice(int major, int minor) {
        for (int row = 0; row < highest; row++) {
            ManagedMap map = rows[row];
            if (map != null && map.kernel != null && map.kernel.major() == major && map.kernel.minor() == minor) {
                return map;
            }
        }
        return null;
    }

    /** The map that goes by a name, or null. */
    public ManagedMap byName(String name) {
        for (int row = 0; row < highest; row++) {
            if (rows[row] != null && rows[row].shownName().equals(name)) {
                return rows[row];
            }
        }
        return null;
    }

    /** All maps, in row order. Allocates: for cold paths. */
    public List<ManagedMap> all() {
        List<ManagedMap> maps = new ArrayList<>(byWwid.size());
        for (int row = 0; row < highest; row++) {
            if (rows[row] != null) {
                maps.add(rows[row]);
            }
        }
        return maps;
    }

    public int size() {
        return byWwid.size();
    }
}
