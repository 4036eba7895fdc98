package io.polypath.agent.topology;

import java.util.HashMap;
import java.util.Map;

/** All logical units that have a path, by identity. Owner lane only. */
public final class LogicalUnits {

    private final Map<Wwid, LogicalUnit> byWwid = new HashMap<>();

    /** None. */
    public LogicalUnits() {}

    /** Puts a path with the unit of its identity, leaving the one it was with. */
    public void join(Path path) {
        leave(path);
        LogicalUnit unit = byWwid.computeIfAbsent(path.wwid(), LogicalUnit::new);
        unit.paths().add(path);
        path.unit(unit);
    }

    /** Takes a path from its unit, if it has one. A unit without paths is forgotten. */
    public void leave(Path path) {
        LogicalUnit unit = path.unit();
        if (unit == null) {
            return;
        }
        unit.paths().remove(path);
        path.unit(null);
        if (unit.paths().isEmpty()) {
            byWwid.remove(unit.wwid());
        }
    }

    /** The unit of an identity, or null. */
    public LogicalUnit get(Wwid wwid) {
        return byWwid.get(wwid);
    }

    public int size() {
        return byWwid.size();
    }
}
