package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ringbuf.MappedTable;
import java.lang.foreign.MemorySegment;

/** Keeps the mapped table of paths true. Owner lane only; {@link #update} allocates nothing. */
final class Board {

    private final MappedTable table;
    private final Holdings holdings;
    private final PathPriorities priorities;

    Board(MappedTable table, Holdings holdings, PathPriorities priorities) {
        this.table = table;
        this.priorities = priorities;
        this.holdings = holdings;
    }

    /** Writes everything about a path: it is new, or its identity changed. */
    void write(Path path) {
        Attachment attachment = holdings.of(path);
        PathIdentity identity = path.identity();
        MemorySegment row = table.open(path.row);
        PathRow.tenant(row, path.tenant);
        PathRow.port(row, attachment.port.meter());
        PathRow.device(row, identity.major(), identity.minor(), path.sizeBytes());
        PathRow.put(row, Field.NAME, attachment.nameText);
        PathRow.put(row, Field.ADDRESS, FixedText.bytes(identity.address().toString()));
        PathRow.put(row, Field.WWID, attachment.wwidText);
        PathRow.put(row, Field.VENDOR, FixedText.bytes(identity.vendor()));
        PathRow.put(row, Field.PRODUCT, FixedText.bytes(identity.product()));
        PathRow.put(row, Field.REVISION, FixedText.bytes(identity.revision()));
        PathRow.put(row, Field.PROTOCOL, FixedText.bytes(identity.protocol()));
        PathRow.put(row, Field.TARGET_PORT, FixedText.bytes(identity.targetPort()));
        PathRow.put(row, Field.CHECKER, FixedText.bytes(path.checker().keyword()));
        values(row, path, attachment);
        table.publish(path.row);
    }

    /** Writes what a check may have changed. */
    void update(Path path) {
        MemorySegment row = table.open(path.row);
        values(row, path, holdings.of(path));
        table.publish(path.row);
    }

    /** Marks a row as empty. */
    void clear(int row) {
        PathRow.tenant(table.open(row), 0);
        table.publish(row);
    }

    /** Code of the access state, -1 while it is unknown. */
    private static int groupState(Path path) {
        return path.access() == AccessState.RESERVED ? -1 : path.access().code();
    }

    private void values(MemorySegment row, Path path, Attachment attachment) {
        PathRow.state(row, path.machine.state().number(), path.machine.reason().code(), path.init().ordinal());
        PathRow.alua(row, path.targetPortGroup(), groupState(path), priorities.of(path), path.tpgs());
        PathRow.flight(row, path.check.outstanding(), path.check.hung);
        PathRow.times(
                row, path.machine.sinceNs(), attachment.answeredNs, path.interval.dueNs(), path.interval.intervalNs());
        PathRow.counts(row, path.check.rounds, path.machine.transitions(), attachment.unitAttentions);
        PathRow.latency(
                row,
                attachment.lastTookNs,
                attachment.deviceTimes.median.ns(),
                attachment.deviceTimes.p99.ns(),
                attachment.deviceTimes.all.maxNs());
    }
}
