package io.polypath.sim.mapper;

import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.port.MapReading;

/**
 * A device of the simulated device-mapper: a map, or a partition of one. Guarded by the fabric's lock.
 */
public final class MappedDevice {

    private final String uuid;
    private final int minor;
    private final MappedDevice below;
    private String name;
    private MultipathTarget live;
    private MultipathTarget inactive;
    private boolean announced;
    private boolean suspended;
    private boolean leaving;
    private int opens;
    private int events;
    private long pathEvents;

    /** @param below the map that a partition is a part of; null for a map */
    MappedDevice(String name, String uuid, int minor, MappedDevice below) {
        this.name = name;
        this.uuid = uuid;
        this.minor = minor;
        this.below = below;
    }

    public String name() {
        return name;
    }

    public String uuid() {
        return uuid;
    }

    public int minor() {
        return minor;
    }

    /** How many hold it open. */
    public int opens() {
        return opens;
    }

    /** Whether I/O is held up. */
    public boolean suspended() {
        return suspended;
    }

    /** Whether a table was loaded that is not live. */
    public boolean hasInactiveTable() {
        return inactive != null;
    }

    /** Whether I/O waits while no path is left. */
    public boolean queues() {
        return live != null && live.queues();
    }

    /** Parameters of the live table; null when there is none. */
    public String table() {
        return live == null ? null : live.tableText();
    }

    /** Status of the live table; null when there is none. */
    public String status() {
        return live == null ? null : live.statusText();
    }

    /** Size of the live table, 512-byte sectors; 0 when there is none. */
    public long sectors() {
        return live == null ? 0 : live.sectors();
    }

    /** Shows the paths of the live table, group by group. */
    public void paths(PathVisitor visitor) {
        if (live != null) {
            live.paths(visitor);
        }
    }

    /** Whether one of its tables has a disk. */
    boolean holds(String devT) {
        return live != null && live.has(devT) || inactive != null && inactive.has(devT);
    }

    MappedDevice below() {
        return below;
    }

    MultipathTarget live() {
        return live;
    }

    void rename(String newName) {
        name = newName;
    }

    /** Loads a table beside the live one. @return whether it is the device's first */
    boolean load(MultipathTarget target) {
        clear();
        inactive = target;
        boolean first = !announced;
        announced = true;
        return first;
    }

    void clear() {
        if (inactive != null) {
            inactive.release();
            inactive = null;
        }
    }

    void suspend() {
        suspended = true;
    }

    /** @return whether there was something to resume */
    boolean resume() {
        boolean changes = suspended || inactive != null;
        suspended = false;
        if (inactive != null) {
            releaseLive();
            live = inactive;
            inactive = null;
        }
        return changes;
    }

    private void releaseLive() {
        if (live != null) {
            live.release();
        }
    }

    void release() {
        clear();
        releaseLive();
        live = null;
    }

    void open() {
        opens++;
    }

    void close() {
        if (opens == 0) {
            throw new IllegalStateException(name + " is not open");
        }
        opens--;
    }

    boolean leaving() {
        return leaving;
    }

    void leave(boolean goes) {
        leaving = goes;
    }

    void event() {
        events++;
    }

    /** Number of the next path event; never used again. */
    long nextPathEvent() {
        return ++pathEvents;
    }

    /** How many events it has had. */
    public int events() {
        return events;
    }

    /** Whether user space has been told that the device exists. */
    boolean announced() {
        return announced;
    }

    MapReading reading(int major) {
        return new MapReading(
                name,
                uuid,
                major,
                minor,
                live == null ? 0 : live.sectors(),
                live != null && live.readOnly(),
                suspended,
                hasInactiveTable(),
                opens,
                leaving,
                events,
                live == null ? null : KernelTable.parse(live.tableText()).orNull(),
                live == null ? null : KernelStatus.parse(live.statusText()).orNull());
    }
}
