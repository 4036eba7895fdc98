package io.polypath.sim.run;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import java.lang.foreign.MemorySegment;

/**
 * What the daemon publishes about one path. Immutable.
 *
 * @param name kernel name
 * @param address {@code H:C:T:L}
 * @param wwid identity, empty while it is not known
 * @param state the path's state
 * @param group target port group, -1 unknown
 * @param priority as the prioritizer gave it
 * @param checks checks done
 * @param changes state changes
 * @param sinceNs when it entered the state
 */
public record PathView(
        String name,
        String address,
        String wwid,
        PathState state,
        int group,
        int priority,
        long checks,
        long changes,
        long sinceNs) {

    static PathView of(MemorySegment row) {
        return new PathView(
                PathRow.get(row, PathRow.Field.NAME),
                PathRow.get(row, PathRow.Field.ADDRESS),
                PathRow.get(row, PathRow.Field.WWID),
                PathState.ofNumber(PathRow.state(row)),
                PathRow.group(row),
                PathRow.priority(row),
                PathRow.checks(row),
                PathRow.changes(row),
                PathRow.sinceNs(row));
    }
}
