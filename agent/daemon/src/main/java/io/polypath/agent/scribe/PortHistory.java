package io.polypath.agent.scribe;

import io.polypath.agent.flight.PortRecord;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.path.Check;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTableReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Keeps how each port fared in the last hours: reads the owner's table of ports now and then, and writes what came since to a ring.
 * Publisher lane only.
 */
public final class PortHistory {

    /** The ring covers this time at least: the more ports there are, the longer are the intervals. */
    private static final long SPAN_NS = 6 * 3_600_000_000_000L;

    private final FlightRing ring;
    private final int records;
    private final Path file;
    private MemorySegment[] before = new MemorySegment[0];

    /** What the next row is read into. */
    private MemorySegment spare;
    private MappedTableReader table;
    private long writtenNs;
    private int ports;

    /**
     * @param ring records of {@link PortRecord}
     * @param records how many the ring holds
     * @param file the table of ports
     */
    public PortHistory(FlightRing ring, int records, Path file) {
        Check.that(ring.payloadBytes() >= PortRecord.BYTES, "a record has room for a port", ring.payloadBytes());
        this.ring = ring;
        this.records = records;
        this.file = file;
    }

    /** Writes an interval where one is over. @throws IOException when the table cannot be read */
    void publish(long nowNs) throws IOException {
        if (table == null) {
            table = MappedTableReader.open(file);
            before = new MemorySegment[table.rows()];
            spare = empty();
            writtenNs = nowNs;
        }
        if (nowNs - writtenNs >= SPAN_NS / records * ports) {
            long lengthNs = nowNs - writtenNs;
            writtenNs = nowNs;
            ports = readAll(lengthNs, nowNs);
        }
    }

    void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }

    /** Rows are taken from the lowest, so the first that was never written is behind the last that was. */
    private int readAll(long lengthNs, long nowNs) throws IOException {
        int found = 0;
        for (int row = 0; row < before.length; row++) {
            MemorySegment now = spare;
            if (!table.read(row, now)) {
                break;
            }
            if (PortRow.tenant(now) != 0) {
                found++;
                compare(row, now, lengthNs, nowNs);
            }
            spare = before[row] == null ? empty() : before[row];
            before[row] = now;
        }
        return found;
    }

    private MemorySegment empty() {
        return MemorySegment.ofArray(new long[(table.payloadBytes() + Long.BYTES - 1) / Long.BYTES]);
    }

    private void compare(int row, MemorySegment now, long lengthNs, long nowNs) {
        MemorySegment old = before[row] != null && PortRow.tenant(before[row]) == PortRow.tenant(now) ? before[row] : null;
        MemorySegment record = ring.begin(nowNs);
        long answers = 0;
        for (int bucket = 0; bucket < TimeBuckets.COUNT; bucket++) {
            long more = PortRow.answers(now, bucket) - (old == null ? 0 : PortRow.answers(old, bucket));
            PortRecord.answers(record, bucket, more);
            answers += more;
        }
        long failures = PortRow.failures(now) - (old == null ? 0 : PortRow.failures(old));
        long deadlines = PortRow.deadlines(now) - (old == null ? 0 : PortRow.deadlines(old));
        PortRecord.head(record, row, PortRow.tenant(now), lengthNs);
        PortRecord.sumNs(record, PortRow.sumNs(now) - (old == null ? 0 : PortRow.sumNs(old)));
        PortRecord.troubles(record, failures, deadlines);
        if (answers + failures + deadlines > 0) {
            ring.commit();
        }
    }
}
