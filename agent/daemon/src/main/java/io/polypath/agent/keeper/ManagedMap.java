package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.MapSettings;
import io.polypath.agent.map.Failback;
import io.polypath.agent.map.MapChangeReason;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.path.PathState;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.reserve.MapReservation;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.topology.Wwid;
import java.util.ArrayList;
import java.util.List;

/** One multipath map: as it should be, and as the kernel has it. Owner lane only; other lanes see records that name row and tenant. */
public final class ManagedMap {

    /** Begins the uuid of every map of ours, in device-mapper. */
    public static final String UUID_PREFIX = "mpath-";

    /** Row among the maps, and which tenant of the row: grows each time the row is used again, and is never 0. */
    public final int row;
    public final int tenant;

    /** What the map has counted. */
    public final MapCounters counters = new MapCounters();

    final Wwid wwid;
    private final String uuid;
    final List<Path> members = new ArrayList<>();
    final OrderBook orders = new OrderBook();
    final MapClocks clocks = new MapClocks();

    /** Its key and what is registered with it. */
    final MapReservation reservation = new MapReservation();

    /** Whether the clerk has been asked for its key. */
    boolean keyAsked;

    /** How groups that the kernel passed over have fared since they were enabled. */
    final Rest groupRest = new Rest();

    /** How messages have fared since a reading that followed one that was refused. */
    final Rest refusalRest = new Rest();

    /** The name that it should have, or null while that is being found out. */
    String name;

    /** The prefix with which the clerk was asked for a user-friendly name; null when it was not. */
    String friendlyPrefix;

    /** The name under which the kernel has a device that is no multipath map, so that it could not be made; null for none. */
    String refusedName;

    /** Whether it goes without a name that another map has. */
    boolean nameTaken;

    /** Whether the clerk has been asked and has not answered. */
    boolean naming;

    /** What the configuration says, as its first path tells; null before it had one, and when it has gone. */
    MapSettings settings;

    /** The path that told: what the configuration is asked for while the map has none. */
    private PathIdentity teller;

    /** As the kernel has it, or null. */
    KernelView kernel;

    Queueing queueing;
    Failback failback;

    /** Whether it has lost its last path and has not been set up with others since. */
    boolean withoutPaths;

    /** What has to be looked at again. */
    Attention attention = Attention.NONE;

    /** Whether the next table is loaded even where nothing differs. */
    boolean forced;

    /**
     * Whether the kernel could not open one of its paths, so that new ones are left out of its table until they answer. A path that
     * the table has already is not opened again.
     */
    boolean leavesOut;

    /** Whether an operator has asked for the capacity that its paths report. */
    boolean resizing;

    /** Whether its paths may have got another capacity while nobody looked: after a start and a reconfiguration it takes theirs. */
    boolean fitting;

    /** Why the last change was made. */
    MapChangeReason lastReason = MapChangeReason.NO_DIFFERENCE;

    /** Whether an operator has suspended it: until it is resumed, nothing is changed about it. */
    boolean held;

    ManagedMap(int row, int tenant, Wwid wwid) {
        this.row = row;
        this.tenant = tenant;
        this.wwid = wwid;
        uuid = UUID_PREFIX + wwid.text();
    }

    public Wwid wwid() {
        return wwid;
    }

    /** Uuid in device-mapper. */
    public String uuid() {
        return uuid;
    }

    /** The name by which people know it: the kernel's, else the one that it will get, else its identity. */
    public String shownName() {
        if (kernel != null) {
            return kernel.name();
        }
        return name == null ? wwid.text() : name;
    }

    /** Takes what the configuration says now. */
    void configure(Policy policy) {
        if (!members.isEmpty()) {
            teller = members.getFirst().identity();
            settings = policy.mapSettings(members.getFirst());
        } else if (settings != null) {
            settings = policy.mapSettings(wwid, teller);
        }
    }

    /** A message to it is on its way. */
    public void messageSent() {
        orders.message();
        orders.messagesOut++;
    }

    /** The paths that belong to it, in the order of their addresses. */
    public List<Path> members() {
        return members;
    }

    /** As the kernel has it, or null. */
    public KernelView kernel() {
        return kernel;
    }

    /** The kernel has it no longer. What held for it, as that its I/O was to wait no more, does not hold for one that is made anew. */
    void gone() {
        kernel = null;
        held = false;
        unconfigured();
        orders.unsure = false;
        clocks.emptySinceNs = MapClocks.NEVER;
    }

    /** Nobody says any more how it should be. */
    void unconfigured() {
        settings = null;
        queueing = null;
        failback = null;
        withoutPaths = false;
    }

    /** It could not be made. */
    void nameRefused(boolean taken) {
        if (taken) {
            refusedName = name;
            friendlyPrefix = null;
        }
    }

    /** What the configuration says, or null before it had a path. */
    public MapSettings settings() {
        return settings;
    }

    /** Null before it had a path. */
    public Queueing queueing() {
        return queueing;
    }

    /** Null before it had a path. */
    public Failback failback() {
        return failback;
    }

    public MapChangeReason lastReason() {
        return lastReason;
    }

    /** The members that its next table should have. */
    List<Path> tabled() {
        if (!leavesOut) {
            return members;
        }
        List<Path> able = members.stream().filter(path -> path.machine.state().usable() || isInKernel(path)).toList();
        return able.isEmpty() ? members : able;
    }

    /** Whether something is under way or to be done about it now. */
    boolean isUnsettled() {
        boolean busy = orders.changing || orders.reading || naming;
        return busy || attention != Attention.NONE && !waits();
    }

    /** After a change that failed the next one has to wait, for a while and for a reading. */
    boolean waits() {
        return clocks.retryNs != MapClocks.NEVER || orders.unsure;
    }

    /** Whether the kernel's table has a path. */
    boolean isInKernel(Path path) {
        return kernel != null && kernel.has(path.deviceNumbers());
    }

    /** Whether none of its paths has had its first check. */
    boolean isUnchecked() {
        return !members.isEmpty() && members.stream().allMatch(path -> path.machine.state() == PathState.UNCHECKED);
    }

    /** Paths that are up or ghost. */
    public int usablePaths() {
        int usable = 0;
        for (int i = 0; i < members.size(); i++) {
            usable += members.get(i).machine.state().usable() ? 1 : 0;
        }
        return usable;
    }

    /** Capacity that the paths report, 512-byte sectors; 0 while none does. */
    public long pathSectors() {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).sizeBytes() > 0) {
                return members.get(i).sizeBytes() >>> 9;
            }
        }
        return 0;
    }

    /**
     * Whether the map may take another capacity unasked: after a start or a reconfiguration, and where it is to have other paths and the
     * kernel would refuse any that are smaller than the map. One that somebody uses does not shrink.
     */
    boolean fits(long sectors) {
        boolean grows = sectors > kernel.sizeSectors();
        return sectors != 0 && (grows ? fitting : kernel.openCount() == 0 && (fitting || !hasItsPaths()));
    }

    /** Whether the kernel's table has the members and nothing else. */
    private boolean hasItsPaths() {
        if (kernel.pathCount() != members.size()) {
            return false;
        }
        for (int i = 0; i < members.size(); i++) {
            if (!isInKernel(members.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Capacity on which all paths agree that report one, 512-byte sectors; 0 when none does, or they do not. */
    public long agreedSectors() {
        long agreed = pathSectors();
        for (int i = 0; i < members.size(); i++) {
            long bytes = members.get(i).sizeBytes();
            if (bytes > 0 && bytes >>> 9 != agreed) {
                return 0;
            }
        }
        return agreed;
    }

    @Override
    public String toString() {
        return shownName() + " (" + wwid + ")";
    }
}
