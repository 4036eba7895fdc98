package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.map.FindMultipaths;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.port.DiskKey;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.topology.UdevClaim;
import io.polypath.agent.topology.Wwid;
import java.util.HashSet;
import java.util.Set;

/**
 * Sees to it that udev keeps the paths of maps for us and leaves other disks to others. Owner lane only.
 *
 * <p>Rules decide by files that the clerk writes, in the order of the errands; a disk that they have decided about before is looked at
 * again. As with multipathd, that is a {@code change} for a path that is ours now, and an {@code add} for one that is given back.
 */
public final class ClaimKeeper {

    private static final String CHANGE = "change";
    private static final String ADD = "add";
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Policy policy;
    private final ClerkPost clerk;
    private final Set<String> exempt = new HashSet<>();
    private final Set<Wwid> failed = new HashSet<>();
    private boolean begun;

    ClaimKeeper(Policy policy, ClerkPost clerk) {
        this.policy = policy;
        this.clerk = clerk;
    }

    /** Maps are looked after, by the configuration in force. */
    void begin() {
        begun = true;
        GlobalSettings globals = policy.globals();
        clerk.send(new ClaimErrand.Begin(globals.findMultipaths(), Math.abs(globals.findMultipathsTimeoutSeconds())));
    }

    /** Another configuration holds. */
    void reconfigured() {
        if (begun) {
            begin();
        }
    }

    void end() {
        if (begun) {
            clerk.send(new ClaimErrand.End());
        }
    }

    /** The kernel has the map: its paths are ours. */
    void hold(ManagedMap map) {
        for (int i = 0; i < map.members.size(); i++) {
            Path path = map.members.get(i);
            if (begun && path.wwid() != null && path.udev.tell(UdevClaim.OURS)) {
                clerk.offer(new ClaimErrand.LookAgain(path.name(), CHANGE));
            }
        }
    }

    /** The map was made. A mark may have been left by an earlier run. */
    void made(ManagedMap map) {
        failed.remove(map.wwid);
        clerk.offer(new ClaimErrand.Failed(map.wwid.text(), false));
        hold(map);
    }

    /** The map could not be made: until it can, its paths are not kept from others. */
    void notMade(ManagedMap map) {
        if (failed.add(map.wwid)) {
            clerk.offer(new ClaimErrand.Failed(map.wwid.text(), true));
        }
        released(map);
    }

    /** The kernel has the map no longer; rules that know it to be a map go on keeping its paths. */
    void released(ManagedMap map) {
        for (int i = 0; i < map.members.size(); i++) {
            giveBack(map.members.get(i));
        }
    }

    private void giveBack(Path path) {
        if (path.udev.tell(UdevClaim.THEIRS)) {
            clerk.offer(new ClaimErrand.LookAgain(path.name(), ADD));
        }
    }

    /**
     * Until when paths of a map that is not wanted are kept because more of them may come: {@code find_multipaths smart}. udev's own
     * timer, which knows nothing about hardware, may run longer; it is what ends the wait where no daemon does.
     */
    long waitUntilNs(ManagedMap map, long nowNs) {
        Path waiting = map.members.stream().filter(ClaimKeeper::waits).findFirst().orElse(null);
        if (!begun || waiting == null || map.clocks.waitUntilNs != MapClocks.NEVER) {
            return map.clocks.waitUntilNs;
        }
        PathIdentity identity = waiting.identity();
        boolean known = !policy.conf().hardware()
                .match(identity.vendor(), identity.product(), identity.revision()).isEmpty();
        return nowNs + NS_PER_SECOND * FindMultipaths.waitSeconds(policy.globals().findMultipathsTimeoutSeconds(), known);
    }

    /** Nobody came. */
    void giveUp(ManagedMap map) {
        for (int i = 0; i < map.members.size(); i++) {
            Path path = map.members.get(i);
            if (waits(path)) {
                clerk.offer(new ClaimErrand.Waited(path.identity().deviceNumbers()));
                giveBack(path);
            }
        }
    }

    private static boolean waits(Path path) {
        return path.udev.heard() == UdevClaim.WAITING;
    }

    /**
     * The blacklist has a disk.
     *
     * @param heard what udev says about it
     */
    public void exclude(DiskKey disk, UdevClaim heard) {
        if (!begun) {
            return;
        }
        String devT = disk.major() + ":" + disk.minor();
        exempt.add(devT);
        clerk.offer(new ClaimErrand.Exempt(devT, true));
        if (heard == UdevClaim.OURS || heard == UdevClaim.WAITING) {
            clerk.offer(new ClaimErrand.LookAgain(disk.name(), ADD));
        }
    }

    /** The blacklist has nothing, before disks are judged anew. */
    public void readmitAll() {
        exempt.forEach(devT -> clerk.offer(new ClaimErrand.Exempt(devT, false)));
        exempt.clear();
    }
}
