package io.polypath.cli.show;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.metrics.Tenancy;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.scribe.StateName;
import io.polypath.agent.topology.InitState;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.ffm.scsi.AccessState;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** One path as the table of paths has it. The row may hold anything: numbers that this version does not know stay numbers. */
public record PathView(int row, MemorySegment bytes) {

    private static final InitState[] INIT = InitState.values();
    private static final Hctl LAST = new Hctl(Integer.MAX_VALUE, 0, 0, 0);

    /** A path, and where it stands in the order of SCSI addresses. */
    private record Placed(PathView path, Hctl hctl) implements Comparable<Placed> {
        @Override
        public int compareTo(Placed other) {
            int order = hctl.compareTo(other.hctl);
            return order != 0 ? order : Integer.compare(path.row, other.path.row);
        }
    }

    /** The paths of a table, in the order of their SCSI addresses. */
    public static List<PathView> of(Snapshot table) {
        List<Placed> paths = new ArrayList<>();
        for (Snapshot.Row row : table.rows()) {
            if (PathRow.tenant(row.bytes()) != 0) {
                PathView path = new PathView(row.index(), row.bytes());
                paths.add(new Placed(path, path.hctl()));
            }
        }
        return paths.stream().sorted().map(Placed::path).toList();
    }

    public int tenant() {
        return PathRow.tenant(bytes);
    }

    public Tenancy tenancy() {
        return new Tenancy(row, tenant());
    }

    public String text(Field field) {
        return PathRow.get(bytes, field);
    }

    public String name() {
        return text(Field.NAME);
    }

    public String address() {
        return text(Field.ADDRESS);
    }

    public String wwid() {
        return text(Field.WWID);
    }

    /** {@code major:minor}. */
    public String deviceNumber() {
        return PathRow.major(bytes) + ":" + PathRow.minor(bytes);
    }

    /** Number of the state. */
    public int state() {
        return PathRow.state(bytes);
    }

    /** The state's name as {@code chk_st} has it. */
    public String checkerState() {
        return StateName.checker(state());
    }

    /** Why the path is in its state. */
    public String reason() {
        Reason reason = Reason.ofCode(PathRow.reason(bytes));
        return reason == null ? "reason " + PathRow.reason(bytes) : reason.text();
    }

    /** How far its discovery has come. */
    public String init() {
        int ordinal = PathRow.init(bytes);
        return ordinal >= 0 && ordinal < INIT.length ? INIT[ordinal].text() : "init state " + ordinal;
    }

    /** Access state of its target port group as the kernel spells it, or empty. */
    public String access() {
        int code = PathRow.groupState(bytes);
        return code < 0 ? "" : AccessState.of(code).text();
    }

    private Hctl hctl() {
        Hctl parsed = Hctl.parse(address());
        return parsed == null ? LAST : parsed;
    }
}
