package io.polypath.agent.owner;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ringbuf.FlightRing;
import java.lang.foreign.MemorySegment;

/**
 * Writes what happened, with the facts behind it, to the owner's flight ring. Owner lane only; allocates nothing and makes no
 * system call.
 */
final class Journal {

    private static final byte[] NO_NAME = new byte[0];

    private final FlightRing ring;
    private final Holdings holdings;
    private final CheckFacts noFacts = new CheckFacts();
    private boolean news;

    Journal(FlightRing ring, Holdings holdings) {
        this.ring = ring;
        this.holdings = holdings;
    }

    /**
     * A path's state changed.
     *
     * @param facts of the command that showed it; cleared ones when somebody else said so
     * @param note who said so, or null
     */
    void transition(Path path, PathState from, CheckFacts facts, byte[] note, long nowNs) {
        MemorySegment record = begin(FlightKind.TRANSITION, path, facts, groupValue(path), nowNs);
        FlightRecord.change(record, from.number(), path.machine.state().number(), path.machine.reason().code());
        FlightRecord.note(record, note);
        commit();
    }

    /** The access state of the path's target port group changed, as another path's reply told, or its own. */
    void access(Path path, byte[] note, long nowNs) {
        note(FlightKind.ACCESS, path, groupValue(path), note, nowNs);
    }

    /** Something about a path worth telling that is not a change of state. */
    void note(FlightKind kind, Path path, long value, byte[] note, long nowNs) {
        MemorySegment record = begin(kind, path, noFacts, value, nowNs);
        FlightRecord.note(record, note);
        commit();
    }

    /** The same, with the facts of a command and the reason that was read from them. */
    void note(FlightKind kind, Path path, CheckFacts facts, Reason reason, long value, long nowNs) {
        MemorySegment record = begin(kind, path, facts, value, nowNs);
        int state = path.machine.state().number();
        FlightRecord.change(record, state, state, reason.code());
        commit();
    }

    /** Something about no path in particular. */
    void note(FlightKind kind, long value, byte[] note, long nowNs) {
        MemorySegment record = ring.begin(nowNs);
        FlightRecord.head(record, kind.code(), -1, 0);
        FlightRecord.change(record, 0, 0, 0);
        facts(record, noFacts);
        FlightRecord.measures(record, 0, 0, value);
        FlightRecord.device(record, 0, 0, NO_NAME, NO_NAME);
        FlightRecord.note(record, note);
        commit();
    }

    /** Something about a map. */
    void map(FlightKind kind, byte[] name, byte[] wwid, long value, byte[] note, long nowNs) {
        MemorySegment record = ring.begin(nowNs);
        FlightRecord.head(record, kind.code(), -1, 0);
        FlightRecord.change(record, 0, 0, 0);
        facts(record, noFacts);
        FlightRecord.measures(record, 0, 0, value);
        FlightRecord.device(record, 0, 0, name, wwid);
        FlightRecord.note(record, note);
        commit();
    }

    private void commit() {
        ring.commit();
        news = true;
    }

    /** Whether something was written since the last call. */
    boolean takeNews() {
        boolean had = news;
        news = false;
        return had;
    }

    private MemorySegment begin(FlightKind kind, Path path, CheckFacts facts, long value, long nowNs) {
        MemorySegment record = ring.begin(nowNs);
        Attachment attachment = holdings.of(path);
        int state = path.machine.state().number();
        FlightRecord.head(record, kind.code(), path.row, path.tenant);
        FlightRecord.change(record, state, state, path.machine.reason().code());
        facts(record, facts);
        FlightRecord.measures(record, -facts.errno, facts.durationNs, value);
        FlightRecord.device(
                record, path.identity().major(), path.identity().minor(), attachment.nameText, attachment.wwidText);
        FlightRecord.note(record, NO_NAME);
        return record;
    }

    private static void facts(MemorySegment record, CheckFacts facts) {
        FlightRecord.outcome(record, facts.opcode, facts.scsiStatus, facts.hostStatus, facts.driverStatus);
        FlightRecord.sense(record, facts.senseValid, facts.key, facts.asc, facts.ascq);
    }

    /** Access state in bits 0..7 (ffh: unknown), group id in bits 8..23; 0xffff_ff when there is no group. */
    private static long groupValue(Path path) {
        if (path.targetPortGroup() == Path.NO_GROUP) {
            return 0xffffffL;
        }
        int code = path.access() == AccessState.RESERVED ? 0xff : path.access().code();
        return (long) path.targetPortGroup() << 8 | code;
    }
}
