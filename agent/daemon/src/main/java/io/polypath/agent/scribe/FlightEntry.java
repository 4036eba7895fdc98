package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.metrics.Tenancy;
import io.polypath.agent.path.Reason;
import java.lang.foreign.MemorySegment;

/**
 * One flight record, copied out of its ring. Any bytes can be read: what this version does not know stays a number.
 *
 * @param sequence number in the ring, counted from 1
 * @param timeNs CLOCK_MONOTONIC
 * @param kindCode see {@link #kind}
 * @param row row of the path in the path table, -1 for a record about no path
 * @param tenant which tenant of the row
 * @param from number of the state before
 * @param to number of the state after
 * @param reasonCode see {@link #reason}
 * @param outcome what the command came to
 * @param value meaning by kind
 * @param major block device number; 0 and 0 for a record about no path
 * @param minor block device number
 * @param name kernel name, or empty
 * @param wwid identity, or empty while it is unknown
 * @param note free text, or empty
 */
public record FlightEntry(
        long sequence,
        long timeNs,
        int kindCode,
        int row,
        int tenant,
        int from,
        int to,
        int reasonCode,
        CommandOutcome outcome,
        long value,
        int major,
        int minor,
        String name,
        String wwid,
        String note) {

    /**
     * Copies a record.
     *
     * @param payload at least {@link FlightRecord#BYTES} long, aligned to 8 bytes
     */
    static FlightEntry read(MemorySegment payload, long sequence, long timeNs) {
        return new FlightEntry(
                sequence,
                timeNs,
                FlightRecord.kind(payload),
                FlightRecord.path(payload),
                FlightRecord.pathGeneration(payload),
                FlightRecord.from(payload),
                FlightRecord.to(payload),
                FlightRecord.reason(payload),
                CommandOutcome.read(payload),
                FlightRecord.value(payload),
                FlightRecord.major(payload),
                FlightRecord.minor(payload),
                FlightRecord.name(payload),
                FlightRecord.wwid(payload),
                FlightRecord.note(payload));
    }

    /** What the record tells, or null when this version does not know the code. */
    public FlightKind kind() {
        return FlightKind.ofCode(kindCode);
    }

    /** The reason, or null when there is none or this version does not know the code. */
    public Reason reason() {
        return Reason.ofCode(reasonCode);
    }

    /** Whether the record is about a map. */
    public boolean aboutMap() {
        return row < 0 && !wwid.isEmpty();
    }

    /** Who the record is about: the name of a map that is named by its WWID is cut off in a record, the WWID is not. */
    public String who() {
        return aboutMap() && !name.isEmpty() && wwid.startsWith(name) ? wwid : name;
    }

    /** Kernel name of the record's path, or its device numbers while that is unknown; {@link #who} of a map. */
    public String device() {
        return name.isEmpty() ? major + ":" + minor : who();
    }

    /** The record's path, as a use of its row in the table of paths. */
    public Tenancy tenancy() {
        return new Tenancy(row, tenant);
    }

    /** Whether the record is about a path. */
    public boolean aboutPath() {
        return row >= 0;
    }
}
