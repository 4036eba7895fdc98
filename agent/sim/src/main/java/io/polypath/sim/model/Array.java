package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A storage array: target ports in target port groups, and logical units behind them.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Array {

    /** Vendor part of the names that the simulated arrays give themselves; not an assigned OUI. */
    private static final long COMPANY = 0x020506;

    private final int index;
    private final ArrayProfile profile;
    private final List<TargetPortGroup> groups = new ArrayList<>();
    private final List<TargetPort> ports = new ArrayList<>();
    private final List<LogicalUnit> units = new ArrayList<>();

    /** @param index number of the array in its fabric, 0 to 255; its names are made from it */
    public Array(int index, ArrayProfile profile) {
        if (index < 0 || index > 255) {
            throw new IllegalArgumentException("array index: " + index);
        }
        this.index = index;
        this.profile = profile;
    }

    /**
     * Adds a target port group. All groups come before the first logical unit.
     *
     * @param id TARGET PORT GROUP field, 0 to 65535
     */
    public TargetPortGroup addGroup(int id) {
        if (!units.isEmpty()) {
            throw new IllegalStateException("array " + index + " has logical units already");
        }
        TargetPortGroup group = new TargetPortGroup(id, groups.size());
        groups.add(group);
        return group;
    }

    /** Adds a port to a group. Its relative target port identifier is its number from 1. */
    public TargetPort addPort(TargetPortGroup group, Latency latency) {
        int relativeId = ports.size() + 1;
        long wwpn = 0x5L << 60 | COMPANY << 36 | (long) index << 8 | relativeId;
        TargetPort port = new TargetPort(this, group, relativeId, wwpn, latency);
        group.ports().add(port);
        ports.add(port);
        return port;
    }

    /**
     * Adds a logical unit, optimized in every group.
     *
     * @param blocks capacity in blocks of {@link LogicalUnit#BLOCK_BYTES}
     */
    public LogicalUnit addUnit(long blocks) {
        return addUnit(blocks, "");
    }

    /**
     * Adds a logical unit, optimized in every group.
     *
     * @param wwid one that {@link LogicalUnit#canBe} is true of, or empty for one of the simulation's own
     */
    public LogicalUnit addUnit(long blocks, String wwid) {
        int number = units.size();
        boolean own = wwid.isEmpty();
        long naaHigh = own ? 0x6L << 60 | COMPANY << 36 : Long.parseUnsignedLong(wwid, 1, 17, 16);
        long naaLow = own ? (long) (index + 1) << 32 | number + 1 : Long.parseUnsignedLong(wwid, 17, 33, 16);
        LogicalUnit unit = new LogicalUnit(this, number, naaHigh, naaLow, blocks, groups.size());
        units.add(unit);
        return unit;
    }

    public int index() {
        return index;
    }

    public ArrayProfile profile() {
        return profile;
    }

    public List<TargetPortGroup> groups() {
        return Collections.unmodifiableList(groups);
    }

    public List<TargetPort> ports() {
        return Collections.unmodifiableList(ports);
    }

    /** All logical units, by number, those included that no path leads to. */
    public List<LogicalUnit> units() {
        return Collections.unmodifiableList(units);
    }

    /** The name that plans and scripts use, for instance {@code array0}. */
    @Override
    public String toString() {
        return "array" + index;
    }
}
