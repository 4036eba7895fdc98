package io.polypath.agent.keeper;

import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.KernelMap;
import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.map.StatusGroup;
import io.polypath.agent.map.StatusPath;
import io.polypath.agent.port.MapReading;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kernel has under a map's uuid: the last reading, and what our own messages have changed since. Owner lane only. */
public final class KernelView {

    private final MapReading reading;
    private final MapTable table;
    private final KernelStatus status;
    private final Map<String, Entry> paths = new HashMap<>();
    private final List<String> devices;
    private final boolean[] disabled;
    private boolean touched;
    private boolean queues;
    private int nextGroup;
    private int active;

    /** One path of the table. */
    private static final class Entry {
        private final int group;
        private final long fails;
        private boolean active;

        private Entry(int group, boolean active, long fails) {
            this.group = group;
            this.active = active;
            this.fails = fails;
        }
    }

    KernelView(MapReading reading) {
        this.reading = reading;
        MapTable read = reading.table();
        KernelStatus told = reading.status();
        boolean agree = read != null && told != null && told.disagreement(read) == null;
        table = agree ? read : null;
        status = agree ? told : null;
        disabled = new boolean[agree ? table.groups().size() : 0];
        queues = agree && table.features().queues();
        nextGroup = agree ? status.nextGroup() : 0;
        for (int group = 0; group < disabled.length; group++) {
            take(status.groups().get(group), group);
        }
        devices = List.copyOf(paths.keySet());
    }

    private void take(StatusGroup group, int index) {
        disabled[index] = group.state() == GroupState.DISABLED;
        for (StatusPath path : group.paths()) {
            paths.put(path.devT(), new Entry(index, path.active(), path.failCount()));
            active += path.active() ? 1 : 0;
        }
    }

    /** Whether a reading says the same in every word, and our messages have changed nothing since. */
    boolean isAll(MapReading other) {
        return !touched && (reading == other || reading.equals(other));
    }

    /** Whether this makes sense and says of table, paths, groups and queueing what the other says; what only counts may differ. */
    boolean saysTheSameAs(KernelView other) {
        return other != null && table != null && (other == this || tellsTheSameAs(other));
    }

    private boolean tellsTheSameAs(KernelView other) {
        return name().equals(other.name())
                && sizeSectors() == other.sizeSectors()
                && readOnly() == other.readOnly()
                && suspended() == other.suspended()
                && leaving() == other.leaving()
                && queues == other.queues
                && nextGroup == other.nextGroup
                && Arrays.equals(disabled, other.disabled)
                && table.equals(other.table)
                && hasTheSamePathsActive(other);
    }

    private boolean hasTheSamePathsActive(KernelView other) {
        for (Map.Entry<String, Entry> path : paths.entrySet()) {
            if (path.getValue().active != other.isActive(path.getKey())) {
                return false;
            }
        }
        return active == other.active;
    }

    /**
     * Whether the group that I/O goes to next is the one in use, and has a path, or there can be no I/O. Where not, the kernel takes
     * another one with the next I/O and tells nobody.
     */
    boolean isSettled() {
        if (suspended() || active == 0 || nextGroup == 0 || nextGroup > disabled.length) {
            return true;
        }
        StatusGroup next = status.groups().get(nextGroup - 1);
        for (int i = 0; i < next.paths().size() && next.state() == GroupState.ACTIVE; i++) {
            if (isActive(next.paths().get(i).devT())) {
                return true;
            }
        }
        return false;
    }

    /** Its name now. */
    public String name() {
        return reading.name();
    }

    public int major() {
        return reading.major();
    }

    public int minor() {
        return reading.minor();
    }

    public long sizeSectors() {
        return reading.sizeSectors();
    }

    public boolean readOnly() {
        return reading.readOnly();
    }

    public boolean suspended() {
        return reading.suspended();
    }

    /** Whether it goes when it is closed. */
    public boolean leaving() {
        return reading.leaving();
    }

    /** How many hold it open, its partitions included, when it was read. */
    public int openCount() {
        return reading.openCount();
    }

    /** The target's parameters; null when they make no sense. */
    public MapTable table() {
        return table;
    }

    /** The target's status as it was read; null when it makes no sense. */
    public KernelStatus status() {
        return status;
    }

    /** Whether a path is in the table. */
    public boolean has(String devT) {
        return paths.containsKey(devT);
    }

    /** Whether the kernel uses a path of the table. */
    public boolean isActive(String devT) {
        Entry entry = paths.get(devT);
        return entry != null && entry.active;
    }

    /** How often the kernel has failed a path; 0 for one that is not in the table. */
    public long failsOf(String devT) {
        Entry entry = paths.get(devT);
        return entry == null ? 0 : entry.fails;
    }

    void setActive(String devT, boolean isActive) {
        Entry entry = paths.get(devT);
        if (entry != null && entry.active != isActive) {
            touched = true;
            entry.active = isActive;
            active += isActive ? 1 : -1;
        }
    }

    /** Paths in the table. */
    public int pathCount() {
        return paths.size();
    }

    /** Paths that the kernel uses. */
    public int activePaths() {
        return active;
    }

    /** The group of a path, from 1; 0 for a path that is not in the table. */
    public int groupOf(String devT) {
        Entry entry = paths.get(devT);
        return entry == null ? 0 : entry.group + 1;
    }

    /** Whether a group, counted from 1, is passed over. */
    public boolean isDisabled(int group) {
        return group > 0 && group <= disabled.length && disabled[group - 1];
    }

    /** Whether any group is passed over. */
    boolean passesOverGroups() {
        for (boolean passedOver : disabled) {
            if (passedOver) {
                return true;
            }
        }
        return false;
    }

    void enabled(int group) {
        if (isDisabled(group)) {
            touched = true;
            disabled[group - 1] = false;
        }
    }

    /** Whether I/O waits while no path is usable. */
    public boolean queues() {
        return queues;
    }

    void queues(boolean flag) {
        touched = true;
        queues = flag;
    }

    /** The table's features with the queueing that our messages have set since. */
    public FeatureList features() {
        FeatureList read = table.features();
        return queues ? read.with(FeatureList.QUEUE_IF_NO_PATH) : read.without(FeatureList.QUEUE_IF_NO_PATH);
    }

    /** The group that takes I/O, or will, from 1; 0 when there is none. */
    public int nextGroup() {
        return nextGroup;
    }

    void nextGroup(int group) {
        touched = true;
        nextGroup = group;
    }

    /** Device numbers of the table's paths. */
    List<String> devices() {
        return devices;
    }

    /** For the comparison with a wanted map; null when the table makes no sense, so that another is loaded. */
    KernelMap asMap() {
        return table == null ? null : new KernelMap(name(), sizeSectors(), table, nextGroup, true);
    }
}
