package io.polypath.agent.owner;

import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.path.Check;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.ringbuf.MappedTable;
import java.lang.foreign.MemorySegment;

/**
 * What comes back through each port, counted in the mapped table of ports. Owner lane only. Rows are taken from the lowest; a port
 * that finds none has the row {@link #NONE} and is not counted.
 */
final class PortMeters {

    /** The row of a port that has none. */
    static final int NONE = -1;

    private final MappedTable table;
    private final boolean[] taken;
    private int tenants;

    PortMeters(MappedTable table) {
        Check.that(table.payloadBytes() >= PortRow.BYTES, "a row has room for a port", table.payloadBytes());
        this.table = table;
        taken = new boolean[table.rows()];
    }

    /** A port appears with its first path. */
    int begin(PathIdentity first) {
        int row = 0;
        while (row < taken.length && taken[row]) {
            row++;
        }
        if (row == taken.length) {
            return NONE;
        }
        taken[row] = true;
        describe(table.open(row), first);
        table.publish(row);
        return row;
    }

    private void describe(MemorySegment row, PathIdentity path) {
        int host = path.address().host();
        PortRow.begin(row, ++tenants, host);
        PortRow.put(row, PortRow.Field.HOST, (path.isNvme() ? "nvme" : "host") + host);
        PortRow.put(row, PortRow.Field.ADAPTER, path.fabric().hostAdapter());
        PortRow.put(row, PortRow.Field.HOST_PORT, path.fabric().hostPort());
        PortRow.put(row, PortRow.Field.TARGET_NODE, path.fabric().targetNode());
        PortRow.put(row, PortRow.Field.TARGET_PORT, path.fabric().targetPort());
        PortRow.put(row, PortRow.Field.PROTOCOL, path.protocol());
        PortRow.put(row, PortRow.Field.VENDOR, path.vendor());
        PortRow.put(row, PortRow.Field.PRODUCT, path.product());
    }

    /** A port has no paths any more. */
    void end(int row) {
        if (row != NONE) {
            taken[row] = false;
            PortRow.end(table.open(row));
            table.publish(row);
        }
    }

    /** Allocates nothing. */
    void answered(int row, long tookNs) {
        if (row != NONE) {
            PortRow.answered(table.open(row), tookNs);
            table.publish(row);
        }
    }

    /** A command was not answered in time. */
    void deadlinePassed(int row) {
        if (row != NONE) {
            PortRow.deadlinePassed(table.open(row));
            table.publish(row);
        }
    }

    /** A path is not usable any more. */
    void pathFailed(int row) {
        if (row != NONE) {
            PortRow.pathFailed(table.open(row));
            table.publish(row);
        }
    }
}
