package io.polypath.agent.topology;

import io.polypath.agent.alua.LogicalUnitGroups;
import java.util.ArrayList;
import java.util.List;

/** A logical unit as its paths' common identity shows it. Owner lane only. */
public final class LogicalUnit {

    private final Wwid wwid;
    private final List<Path> paths = new ArrayList<>();
    private LogicalUnitGroups groups;
    private boolean inactiveSnapshot;
    private boolean tellsWhoItIs;

    LogicalUnit(Wwid wwid) {
        this.wwid = wwid;
    }

    public Wwid wwid() {
        return wwid;
    }

    /** The paths, in the order in which they joined. Index it rather than iterate: an iterator is garbage. */
    public List<Path> paths() {
        return paths;
    }

    /** Whether an active path of a CLARiiON showed that the unit is a snapshot that is not active: its passive paths cannot tell. */
    public boolean inactiveSnapshot() {
        return inactiveSnapshot;
    }

    public void inactiveSnapshot(boolean flag) {
        inactiveSnapshot = flag;
    }

    /** Whether a page 83h has told who a path is that belonged to the unit then, be it still here or not. */
    public boolean tellsWhoItIs() {
        return tellsWhoItIs;
    }

    /** A page 83h has told who one of the paths is. */
    public void toldWhoItIs() {
        tellsWhoItIs = true;
    }

    /** Access states of the unit's target port groups, or null before the first were read. */
    public LogicalUnitGroups groups() {
        return groups;
    }

    /**
     * The table of access states, made when the first are to be written.
     *
     * @param tpgs TPGS field of the standard INQUIRY data, 0 to 3
     */
    public LogicalUnitGroups groups(int tpgs) {
        if (groups == null) {
            groups = new LogicalUnitGroups(wwid.text(), tpgs, LogicalUnitGroups.DEFAULT_CAPACITY);
        }
        return groups;
    }
}
