package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An I_T nexus: one host adapter's connection to one target port. What a Fibre Channel host calls a remote port, and iSCSI a
 * session.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Link {

    private final HostAdapter host;
    private final TargetPort port;
    private final int target;
    private final List<Nexus> nexuses = new ArrayList<>();
    private LinkState state = LinkState.UP;
    private int cuts;
    private boolean lunChangeTold;

    Link(HostAdapter host, TargetPort port, int target) {
        this.host = host;
        this.port = port;
        this.target = target;
    }

    /**
     * Maps a logical unit.
     *
     * @param lun logical unit number in the kernel's integer form, 0 or more
     */
    public Nexus map(long lun, LogicalUnit unit) {
        Nexus nexus = new Nexus(this, lun, unit);
        nexuses.add(nexus);
        return nexus;
    }

    public HostAdapter host() {
        return host;
    }

    public TargetPort port() {
        return port;
    }

    /** Target id on the host's only channel. */
    public int target() {
        return target;
    }

    /** The connection's I_T_L nexuses, those included whose logical unit has been unmapped. */
    public List<Nexus> nexuses() {
        return nexuses;
    }

    public LinkState state() {
        return state;
    }

    public void setState(LinkState newState) {
        state = newState;
    }

    /**
     * Counts one more reason for the link to be down.
     *
     * @return whether it is the first
     */
    public boolean cut() {
        return cuts++ == 0;
    }

    /**
     * Takes one reason away.
     *
     * @return whether it was the last
     */
    public boolean mend() {
        if (cuts == 0) {
            throw new IllegalStateException(this + " is not cut");
        }
        return --cuts == 0;
    }

    /**
     * Remembers that the kernel has told about a changed LUN inventory. It tells once per target until REPORT LUNS has
     * succeeded there.
     *
     * @return whether this is the first time
     */
    public boolean tellLunChange() {
        boolean first = !lunChangeTold;
        lunChangeTold = true;
        return first;
    }

    /** Notes that REPORT LUNS has succeeded. */
    public void lunsReported() {
        lunChangeTold = false;
    }

    /** Host, channel and target as sysfs names the target, for instance {@code target3:0:1}. */
    @Override
    public String toString() {
        return "target" + host.number() + ":0:" + target;
    }
}
